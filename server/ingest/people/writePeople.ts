import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { isErasedId } from '#server/org/pseudonym.ts';
import { copyRows } from '../load/copyText.ts';
import { keepReplaced } from '../undo/keepReplaced.ts';
import { writeOtherIds } from './otherIds.ts';
import type { People } from './people.ts';
import type { Person, Source } from './person.ts';

const SOURCE = ['import_id', 'file_no', 'line'];
const places = ({ importId, fileNo, line }: Source) => [importId, fileNo, line];

/** Stores everybody who is new or has changed since the last writing; how they were before the import is kept. */
export async function writePeople(session: Session, people: People, importId: number): Promise<void> {
  const all = [...people.directory.people()];
  const fresh = all.filter(({ employeeId }) => employeeId < 0);
  await insertPeople(session, people, fresh);
  await writeOtherIds(session, people);
  const added = new Set(fresh);
  const changed = all.filter((person) => person.dirty.person && !added.has(person));
  if (changed.length > 0) await keepReplaced(session, importId, 'employees', isOneOf(changed));
  await updatePeople(session, changed);
  const moved = all.filter(({ dirty }) => dirty.history);
  const stored = moved.filter((person) => !added.has(person));
  await keepHistory(session, people, stored, importId);
  await replaceHistory(session, moved, stored);
  for (const person of all) person.dirty = { person: false, history: false };
}

const isOneOf = (people: readonly Person[]) =>
  sql`where t.employee_id = any(${sql.param(people.map(({ employeeId }) => employeeId))}::bigint[])`;

/** A history written a second time in one import is no longer as it was before. */
async function keepHistory(
  session: Session,
  people: People,
  stored: readonly Person[],
  importId: number,
): Promise<void> {
  const unkept = stored.filter((person) => !people.keptHistory.has(person));
  if (unkept.length === 0) return;
  await keepReplaced(session, importId, 'employments', isOneOf(unkept));
  await keepReplaced(session, importId, 'assignments', isOneOf(unkept));
  for (const person of unkept) people.keptHistory.add(person);
}

async function insertPeople(session: Session, people: People, fresh: readonly Person[]): Promise<void> {
  if (fresh.length === 0) return;
  const ids = await session.rows<{ id: number }>(sql`
    select nextval(pg_get_serial_sequence('employees', 'employee_id')) as id from generate_series(1, ${fresh.length}::int)`);
  fresh.forEach((person, i) => people.stored(person, ids[i].id));
  const rows = fresh.map((p) => [p.employeeId, p.externalId, p.name, p.email, p.placeholder, ...places(p.source)]);
  const columns = ['employee_id', 'external_id', 'name', 'email', 'placeholder', ...SOURCE];
  await session.copy('employees', columns, copyRows(rows));
}

async function updatePeople(session: Session, changed: readonly Person[]): Promise<void> {
  if (changed.length === 0) return;
  const column = (value: (person: Person) => unknown) => sql.param(changed.map(value));
  await session.rows(sql`
    update employees e set external_id = n.external_id, name = n.name, email = n.email, placeholder = n.placeholder,
      import_id = n.import_id, file_no = n.file_no, line = n.line
    from (select unnest(${column((p) => p.employeeId)}::bigint[]) as employee_id,
      unnest(${column((p) => p.externalId)}::text[]) as external_id, unnest(${column((p) => p.name)}::text[]) as name,
      unnest(${column((p) => p.email)}::text[]) as email, unnest(${column((p) => p.placeholder)}::boolean[]) as placeholder,
      unnest(${column((p) => p.source.importId)}::bigint[]) as import_id,
      unnest(${column((p) => p.source.fileNo)}::int[]) as file_no, unnest(${column((p) => p.source.line)}::int[]) as line) n
    where e.employee_id = n.employee_id`);
}

/** The whole history of somebody whose history has changed is written anew; rows that stayed keep their source. */
async function replaceHistory(session: Session, moved: readonly Person[], stored: readonly Person[]): Promise<void> {
  if (stored.length > 0) {
    await session.rows(sql`delete from employments t ${isOneOf(stored)}`);
    await session.rows(sql`delete from assignments t ${isOneOf(stored)}`);
  }
  if (moved.length === 0) return;
  await session.copy(
    'employments',
    ['employee_id', 'employment_no', 'hired_on', 'left_on', 'exit_type', 'exit_reason', 'regretted', ...SOURCE],
    copyRows(employmentRows(moved)),
  );
  await session.copy(
    'assignments',
    [
      'employee_id',
      'starts_on',
      'ends_on',
      'manager_id',
      'role',
      'level',
      'department',
      'location',
      'fte',
      'origin',
      ...SOURCE,
    ],
    copyRows(assignmentRows(moved)),
  );
}

function* employmentRows(people: readonly Person[]) {
  for (const { employeeId, externalId, employments } of people) {
    for (const [i, e] of employments.entries()) {
      const reason = isErasedId(externalId) ? null : e.exitReason;
      yield [employeeId, i + 1, e.hiredOn, e.leftOn, e.exitType, reason, e.regretted, ...places(e.source)];
    }
  }
}

function* assignmentRows(people: readonly Person[]) {
  for (const { employeeId, assignments } of people) {
    for (const a of assignments) {
      const place = [a.manager?.employeeId ?? null, a.role, a.level, a.department, a.location, a.fte];
      yield [employeeId, a.startsOn, a.endsOn, ...place, a.origin, ...places(a.source)];
    }
  }
}
