import type { Mention } from '#server/org/managerIds.ts';
import type { FieldReaders } from '../load/fieldReaders.ts';
import { detached } from '../text/detached.ts';
import { BadValue } from '../values/badValue.ts';
import { fullName } from './rosterRow.ts';

/** One seller and whose team they are in. */
export interface TeamRow {
  line: number;
  seller: Mention;
  /** The id in the HR records, where the file gives it beside its own. */
  hrId: string | null;
  manager: Mention;
  department: string | null;
  location: string | null;
}

/** Reads the cells of a sales team row; throws BadValue when it names no seller. */
export function readTeamRow(fields: FieldReaders, cells: readonly string[], line: number): TeamRow {
  const read = (field: string) => {
    const text = fields.get(field)?.read(cells) ?? null;
    return text === null ? null : detached(text);
  };
  const mention = (role: string) => ({
    id: read(`${role}_id`),
    email: read(`${role}_email`),
    name: read(`${role}_name`),
  });
  const named = mention('employee');
  const seller = { ...named, name: fullName(named.name, read('first_name'), read('last_name')) };
  if (seller.id === null && seller.email === null && seller.name === null) {
    throw new BadValue(fields.get('employee_name')?.column ?? '', '', 'the row names no seller');
  }
  return {
    line,
    seller,
    hrId: read('hr_employee_id'),
    manager: mention('manager'),
    department: read('department'),
    location: read('location'),
  };
}
