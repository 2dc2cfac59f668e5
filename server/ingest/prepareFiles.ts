import type { Session } from '#server/db/database.ts';
import type { Mapping } from '#shared/contract/import.ts';
import { openTable } from './csv/table.ts';
import type { CsvTable } from './csv/csvTable.ts';
import { IngestError } from './ingestError.ts';
import type { KindDeclaration } from './kinds/declaration.ts';
import { declarationOf, orderOfKinds } from './kinds/kindDeclarations.ts';
import { mayAsk, withoutStrangers } from './preset/readByPreset.ts';
import { checkMapping } from './recognise/checkMapping.ts';
import { recognise } from './recognise/recognise.ts';

export interface ImportFile {
  path: string;
  name: string;
  mapping: Mapping;
  /** Where its rejected rows are written, when there are any, to be put right and imported again. */
  rejectsTo?: string | undefined;
}

/** A file ready to be loaded: nothing about how to read it is left open. */
export interface PreparedFile {
  table: CsvTable;
  mapping: Mapping;
  declaration: KindDeclaration;
  rejectsTo: string | undefined;
}

/**
 * Opens the files, works out what their mappings leave open, and puts them in the order of loading: people first, and of
 * several files of one kind the one that knows of earlier days. Rejects with the questions only a person can answer.
 */
export async function prepareFiles(db: Session, files: readonly ImportFile[], now: Date): Promise<PreparedFile[]> {
  const prepared: PreparedFile[] = [];
  for (const file of files) {
    const table = await openTable(file.path, file.name, file.mapping);
    checkMapping(table, file.mapping);
    const isTold = isComplete(file.mapping) && !mayAsk(table, file.mapping);
    const mapping = isTold ? file.mapping : await completed(db, file, now);
    const preset = mapping.preset === undefined ? undefined : table.preset;
    prepared.push({
      table: withoutStrangers(table, preset, mapping),
      mapping,
      declaration: declarationOf(mapping.kind),
      rejectsTo: file.rejectsTo,
    });
  }
  const rank = ({ mapping }: PreparedFile) => orderOfKinds.indexOf(mapping.kind);
  return prepared.sort((a, b) => rank(a) - rank(b) || compare(a.mapping.asOf ?? '', b.mapping.asOf ?? ''));
}

async function completed(db: Session, file: ImportFile, now: Date): Promise<Mapping> {
  const found = await recognise(file, { as: file.mapping.kind, mapping: file.mapping, db, now });
  if (found.questions.length > 0) throw new IngestError(`${file.name}: ${found.questions.join(' ')}`);
  return found.mapping;
}

function isComplete({ kind, columns, constants = {}, asOf }: Mapping): boolean {
  const { fields, needs } = declarationOf(kind);
  const open = columns.some(({ field, order, decimal, scaleLow }) => {
    if (field === 'score' && !columns.some((each) => each.field === 'scale_high')) return scaleLow === undefined;
    const type = fields.find((each) => each.field === field)?.type;
    return (
      ((type === 'date' || type === 'month') && order === undefined) || (type === 'number' && decimal === undefined)
    );
  });
  const mapped = new Set([...columns.map(({ field }) => field), ...Object.keys(constants)]);
  return !open && asOf !== undefined && needs.every((group) => group.some((field) => mapped.has(field)));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
