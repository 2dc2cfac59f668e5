import type { Session } from '#server/db/database.ts';
import { dayFromClock, isoFromDay } from '#shared/calendar/day.ts';
import type { Kind, Mapping, RecognisedFile } from '#shared/contract/import.ts';
import { openTable } from '../csv/table.ts';
import type { CsvTable } from '../csv/csvTable.ts';
import { notOurs } from '../preset/notOurs.ts';
import { likeliest, monthsOfQuotas, rowChoices, whichOne, withoutStrangers } from '../preset/readByPreset.ts';
import type { Reading } from '../rowSource.ts';
import { checkMapping } from './checkMapping.ts';
import { type Candidate, lastResort, nearest } from './chooseKind.ts';
import type { ColumnReading } from './columnReading.ts';
import { inspect, type Inspection } from './inspect.ts';
import { openQuestions } from './openQuestions.ts';
import { readings, toldCandidate } from './readings.ts';
import { latestDay, surveyRun } from './surveyRun.ts';
import { secondLook, whyNoSurvey } from './secondLook.ts';
import { rememberedMapping } from './rememberedMapping.ts';

export interface RecogniseOptions {
  /** The kind, when the person says what the file is. */
  as?: Kind | undefined;
  /** How the person wants it read; what it leaves open is inferred. */
  mapping?: Mapping | undefined;
  /** What the person says about the file itself; goes before what the mapping says of that. */
  reading?: Reading | undefined;
  /** The last day the files know of, when a person says it; the day a survey's wave closed. ISO. */
  asOf?: string | undefined;
  db: Session;
  now: Date;
}

/**
 * What one file is and how it will be read, judged by its header and all its values; nothing is stored. `questions` holds
 * what only a person can decide; while there is one, the file cannot be imported.
 */
export async function recognise(
  file: { path: string; name: string },
  options: RecogniseOptions,
): Promise<RecognisedFile> {
  const { encoding, part, headerRow } = { ...options.mapping, ...options.reading };
  const table = await openTable(file.path, file.name, { encoding, part, headerRow });
  const { asOf = table.asOf } = options;
  const found = await recogniseTable({ ...table, asOf }, options);
  return { ...found, mapping: { ...found.mapping, encoding, part: table.source.part, headerRow } };
}

async function recogniseTable(opened: CsvTable, { as, mapping, db, now }: RecogniseOptions): Promise<RecognisedFile> {
  if (mapping) checkMapping(opened, mapping);
  const remembered = mapping ?? (await rememberedMapping(db, opened.columns));
  const told = as === undefined || remembered?.kind === as ? remembered : undefined;
  const likely = candidateOf(opened, as ?? told?.kind, told);
  const table = withoutStrangers(opened, likely?.preset, told);
  const inspection = await inspect(table, likely, isoFromDay(dayFromClock(now.getTime())));
  const isOpen = as === undefined && !told;
  if (!likely) return lastOf(opened, inspection, { isOpen, db, now });
  const found = isOpen ? secondLook(table, likely, inspection) : likely;
  const read = readings(table, found, inspection, told, !mapping);
  if (isOpen && whyNoSurvey(found, read, inspection) !== undefined) {
    return lastOf(opened, inspection, { isOpen, db, now });
  }
  const readSoFar = recognised(table, found, {
    read,
    inspection,
    told: mapping,
    kept: told,
    remembered: told !== undefined && !mapping,
  });
  return { ...readSoFar, mapping: { ...readSoFar.mapping, ...toldOfPeople(told, mapping) } };
}

/** A file of no other kind: of a last resort, or not recognised. */
async function lastOf(
  opened: CsvTable,
  inspection: Inspection,
  { isOpen, db, now }: { isOpen: boolean; db: Session; now: Date },
): Promise<RecognisedFile> {
  const kind = isOpen ? lastResort(opened.columns) : undefined;
  return kind ? recogniseTable(opened, { as: kind, db, now }) : unrecognised(opened, inspection);
}

/** Whom a person told apart, and who is meant by a name, stays so in the next file with this header; whether a file is complete is said of that file. */
function toldOfPeople(kept: Mapping | undefined, told: Mapping | undefined): Partial<Mapping> {
  return { separateManagers: kept?.separateManagers, namedManagers: kept?.namedManagers, complete: told?.complete };
}

function candidateOf(table: CsvTable, kind: Kind | undefined, told: Mapping | undefined): Candidate | undefined {
  const found = likeliest(table, kind, told);
  return found && told ? toldCandidate(found, table.columns, told) : found;
}

function recognised(
  table: CsvTable,
  found: Candidate,
  how: {
    read: ColumnReading[];
    inspection: Inspection;
    told: Mapping | undefined;
    kept: Mapping | undefined;
    remembered: boolean;
  },
): RecognisedFile {
  const { declaration } = found;
  const { read, inspection, told, kept } = how;
  const quotas = monthsOfQuotas(table, found.preset, inspection, { told, kept });
  const mapping: Mapping = {
    ...surveyRun(
      declaration.kind,
      table,
      told,
      read,
      table.asOf ?? latestDay(declaration.kind, table, inspection, read),
    ),
    kind: declaration.kind,
    columns: read.map((each) => each.mapping),
    preset: found.preset?.name,
    constants: kept?.constants ?? found.preset?.constants,
    only: kept?.only,
    quotaMonths: quotas.quotaMonths,
  };
  const missing = found.missing.map((group) => group.join(' or '));
  const choices = found.preset ? rowChoices(table, inspection, kept) : [];
  return {
    ...described(table, inspection, read),
    kind: declaration.kind,
    whyKind: how.remembered
      ? `read as ${declaration.kind}, as the last file with this header`
      : (found.preset?.title ?? `${found.matches.map(({ field }) => field.field).join(', ')}: ${declaration.label}`),
    mapping,
    fields: fieldsOf(found),
    missing,
    ...(choices.length > 0 ? { rowChoices: choices } : {}),
    questions: [
      ...openQuestions(declaration, read, inspection.scans, { missing, mapping }),
      ...choices.map(whichOne),
      ...(quotas.question === undefined ? [] : [quotas.question]),
    ],
  };
}

function fieldsOf({ declaration: { fields, needs } }: Candidate): RecognisedFile['fields'] {
  return fields.map(({ field, label, type, question }) => ({
    field,
    label,
    type,
    required: needs.some((group) => group.length === 1 && group[0] === field),
    question,
  }));
}

function described(table: CsvTable, inspection: Inspection, read: readonly ColumnReading[]) {
  return {
    file: table.path,
    name: table.name,
    bytes: table.bytes,
    rows: inspection.rows,
    delimiter: table.source.delimiter,
    encoding: table.source.encoding,
    parts: [...table.source.parts],
    partKind: table.source.partKind,
    columns: read.map(({ mapping, evidence, question }, at) => ({
      ...mapping,
      samples: inspection.scans[at].samples,
      type: inspection.scans[at].type,
      evidence,
      question,
    })),
  };
}

function unrecognised(table: CsvTable, inspection: Inspection): RecognisedFile {
  const near = nearest(table.columns);
  const whyKind =
    notOurs(table.columns) ??
    (near && near.missing.length > 0
      ? `nearest is ${near.declaration.kind}, but no column holds ${near.missing.map((group) => group[0]).join(' or ')}`
      : 'no column is known');
  return {
    ...described(
      table,
      inspection,
      table.columns.map((column) => ({ mapping: { column } })),
    ),
    kind: undefined,
    whyKind,
    mapping: { kind: 'roster', columns: table.columns.map((column) => ({ column })) },
    fields: [],
    missing: [],
    questions: [
      `This file is not recognised (${whyKind}). Say what it is: --as KIND, or choose the kind on the Data page.`,
    ],
  };
}
