import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { copyRows } from '../load/copyText.ts';
import type { Directory } from '#server/org/directory.ts';
import type { Person, Source } from './person.ts';

/** An id by which another system knows a person, and where it was learnt. */
export interface OtherId {
  id: string;
  person: Person;
  source: Source;
}

/** Who is known, and the ids learnt since the last writing. */
interface Known {
  readonly directory: Directory<Person>;
  get(employeeId: number): Person;
  takeOtherIds(): readonly OtherId[];
}

/** Reads the ids by which other systems know people, of those that fit the condition. */
export async function loadOtherIds(session: Session, people: Known, which: SQL): Promise<void> {
  const rows = await session.rows<{ id: string; employeeId: number }>(
    sql`select other_id as id, employee_id as "employeeId" from employee_other_ids where ${which}`,
  );
  for (const { id, employeeId } of rows) people.directory.addOtherId(id, people.get(employeeId));
}

/** Stores those learnt since the last writing; people have their ids by now. */
export async function writeOtherIds(session: Session, people: Known): Promise<void> {
  const learnt = people.takeOtherIds();
  if (learnt.length === 0) return;
  const rows = learnt.map(({ id, person, source: { importId, fileNo, line } }) => [
    id,
    person.employeeId,
    importId,
    fileNo,
    line,
  ]);
  await session.copy('employee_other_ids', ['other_id', 'employee_id', 'import_id', 'file_no', 'line'], copyRows(rows));
}
