import type { Mapping } from '#shared/contract/import.ts';
import type { CsvTable } from '../csv/csvTable.ts';
import { WrongMapping } from '../ingestError.ts';
import { declarationOf } from '../kinds/kindDeclarations.ts';
import { editDistance } from './editDistance.ts';
import { compact } from './header.ts';

/** A name there is, and the ways in which people write it. */
interface Known {
  name: string;
  writings: readonly string[];
}

/** Throws WrongMapping when a mapping names a column the file does not have, or a field its kind does not have. */
export function checkMapping(
  { name, columns, preset }: Pick<CsvTable, 'name' | 'columns' | 'preset'>,
  mapping: Mapping,
): void {
  const header = columns.map((column) => ({ name: column, writings: [column] }));
  const fields = fieldsOf(mapping);
  const named = [...mapping.columns, ...Object.keys(mapping.only ?? {}).map((column) => ({ column }))];
  const strangers = named.filter(({ column }) => !columns.includes(column));
  const unknown = mapping.columns.filter(
    ({ field }) => field !== undefined && !fields.some((each) => each.name === field),
  );
  const faults = [
    ...strangers.map(({ column }) => `${name} has no column "${column}".${meant(column, header)}`),
    ...(strangers.length > 0 ? [`Its columns are ${listed(header)}.`] : []),
    ...unknown.map(
      ({ column, field = '' }) =>
        `Column "${column}" of ${name}: ${mapping.kind} has no field "${field}".${meant(field, fields)}`,
    ),
    ...(unknown.length > 0 ? [`The fields of ${mapping.kind} are ${listed(fields)}.`] : []),
  ];
  if (mapping.preset !== undefined && mapping.preset !== preset?.name) {
    faults.push(`${name} has not the header of the preset "${mapping.preset}".`);
  }
  const { separateManagers = [], namedManagers = {} } = mapping;
  const lacks = (field: string) => !mapping.columns.some((each) => each.field === field);
  if (separateManagers.length > 0 && lacks('manager_id')) {
    faults.push(`${name}: "separateManagers" needs a column read as "manager_id".`);
  }
  if (Object.keys(namedManagers).length > 0 && lacks('manager_name')) {
    faults.push(`${name}: "namedManagers" needs a column read as "manager_name".`);
  }
  if (faults.length > 0) throw new WrongMapping(faults.join('\n'));
}

function fieldsOf({ kind }: Mapping): Known[] {
  const declared = declarationOf(kind).fields.map(({ field, aliases }) => ({
    name: field,
    writings: [field, ...aliases],
  }));
  if (kind === 'tenures') return [...declared, { name: 'label', writings: ['label'] }];
  const score = { name: 'score', writings: ['score'] };
  if (kind === 'survey wide') return [...declared, score, { name: 'comment', writings: ['comment', 'comments'] }];
  return kind === 'roster' ? [...declared, score] : declared;
}

/** Names the one that was most likely meant; nothing when none is near: at most a third of its letters may be wrong. */
function meant(text: string, known: readonly Known[]): string {
  const written = compact(text);
  let best: { name: string; wrong: number } | undefined;
  for (const { name, writings } of known) {
    for (const writing of writings) {
      const other = compact(writing);
      const wrong = editDistance(written, other);
      if (wrong * 3 <= Math.max(written.length, other.length) && (!best || wrong < best.wrong)) best = { name, wrong };
    }
  }
  return best ? ` Is "${best.name}" meant?` : '';
}

const listed = (known: readonly Known[]) => known.map(({ name }) => `"${name}"`).join(', ');
