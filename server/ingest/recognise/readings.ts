import type { ColumnMapping, Kind, Mapping } from '#shared/contract/import.ts';
import type { Candidate } from './chooseKind.ts';
import { fieldOf, missingNeeds, presetColumn } from '../preset/presetCandidate.ts';
import type { Header } from '../preset/findHeader.ts';
import { type ColumnReading, FileHabits, readingOf } from './columnReading.ts';
import { commentReading } from './commentReading.ts';
import { groupScoreReading } from './groupScoreReading.ts';
import type { Inspection } from './inspect.ts';
import { labelReading } from './labelReading.ts';
import { scaleOf } from './scaleOf.ts';
import { scoreReading } from './scoreReading.ts';

/** How every column of the file is to be read: as told, else by its header and its values. */
export function readings(
  { columns, labels }: Pick<Header, 'columns' | 'labels'>,
  found: Candidate,
  { scans }: Inspection,
  told: Mapping | undefined,
  isRemembered: boolean,
): ColumnReading[] {
  const habits = new FileHabits(columns, scans, isRemembered);
  const { preset } = found;
  const { kind, fields } = found.declaration;
  return columns.map((column, at) => {
    const given = told?.columns.find((each) => each.column === column);
    const name = given ? given.field : found.matches.find((match) => match.column === at)?.field.field;
    const field = fields.find((each) => each.field === name);
    if (field) {
      const start = presetColumn(preset, column, field.field, given);
      const read = readingOf(column, field, scans[at], habits, start);
      if (kind !== 'survey scores') return withScale(kind, read, scans[at], habits);
      return groupScoreReading(
        read,
        scans[at],
        found.matches.some((match) => match.field.field === 'scale_high'),
      );
    }
    if (!given && preset && fieldOf(preset, column)) return { mapping: { column } };
    return unfilled(kind, { column, says: labels?.[at] ?? column }, scans[at], habits, given);
  });
}

/** How a column that fills no field is read: as answers or as a label where the kind has them. */
function unfilled(
  kind: Kind,
  header: { column: string; says: string },
  scan: Inspection['scans'][number],
  habits: FileHabits,
  given: ColumnMapping | undefined,
): ColumnReading {
  const mayScore = (kind === 'roster' || kind === 'survey wide') && (!given || given.field === 'score');
  const found = mayScore ? scoreReading(header, kind, scan, habits, given) : undefined;
  const comment = kind === 'survey wide' && !found ? commentReading(header, scan, given) : undefined;
  const label = kind === 'tenures' ? labelReading(header.column, scan, given) : undefined;
  return found ?? comment ?? label ?? { mapping: { column: header.column } };
}

/** The fields a header fills when a person's mapping replaces what its columns are called. */
export function toldCandidate(found: Candidate, columns: readonly string[], told: Mapping): Candidate {
  const matches = columns.flatMap((column, at) => {
    const name = told.columns.find((each) => each.column === column)?.field;
    const field = found.declaration.fields.find((each) => each.field === name);
    return field ? [{ column: at, field, score: 1 }] : [];
  });
  const present = new Set([...matches.map(({ field }) => field.field), ...Object.keys(told.constants ?? {})]);
  return { ...found, matches, missing: missingNeeds(found.declaration, present, found.preset) };
}

/** Answers in rows share one scale, unless a file of items says otherwise. */
function withScale(
  kind: string,
  reading: ColumnReading,
  scan: Inspection['scans'][number],
  { answers }: FileHabits,
): ColumnReading {
  const { mapping } = reading;
  if (kind !== 'survey long' || mapping.field !== 'value' || mapping.scaleLow !== undefined) return reading;
  if (scan.looksLikeLabels) return { ...reading, ...answers.inWords(mapping, scan) };
  const scale = scaleOf(scan.numbers.range(mapping.decimal ?? '.'));
  if (!scale) return reading;
  const scaled: ColumnMapping = { ...mapping, scaleLow: scale.low, scaleHigh: scale.high };
  return { ...reading, mapping: scaled, evidence: scale.evidence };
}
