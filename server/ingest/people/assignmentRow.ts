import type { Mention } from '#server/org/managerIds.ts';
import type { FieldReaders } from '../load/fieldReaders.ts';
import { BadValue } from '../values/badValue.ts';
import { keptText } from './keptText.ts';
import { shareOf } from './rosterRow.ts';

/** One dated row: under whom and in what place, from a day up to, not including, a day. */
export interface AssignmentRow {
  line: number;
  externalId: string;
  name: string | null;
  manager: Mention;
  role: string | null;
  level: string | null;
  department: string | null;
  location: string | null;
  fte: number | null;
  from: string;
  to: string | null;
}

/** Reads the cells of an assignment row; throws BadValue for a cell that makes it unusable. */
export function readAssignmentRow(fields: FieldReaders, cells: readonly string[], line: number): AssignmentRow {
  const read = (field: string) => keptText(fields, field, cells);
  const needed = (field: string, what: string) => {
    const text = read(field);
    if (text === null) throw new BadValue(fields.get(field)?.column ?? '', '', `the row has no ${what}`);
    return text;
  };
  const from = needed('from', 'first day');
  const to = read('to');
  if (to !== null && to <= from) {
    throw new BadValue(fields.get('to')!.column, to, `the assignment does not end after it begins on ${from}`);
  }
  return {
    line,
    externalId: needed('employee_id', 'employee id'),
    name: read('name'),
    manager: { id: read('manager_id'), email: read('manager_email'), name: read('manager_name') },
    role: read('role'),
    level: read('level'),
    department: read('department'),
    location: read('location'),
    fte: shareOf(read('fte')),
    from,
    to,
  };
}
