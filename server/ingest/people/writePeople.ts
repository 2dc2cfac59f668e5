import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { copyRows } from '../load/copyText.ts';
import type { People } from './people.ts';
import type { Person, Source } from './person.ts';

const SOURCE = ['import_id', 'file_no', 'line'];
const places = ({ importId, fileNo, line }: Source) => [importId, fileNo, line];

/** Stores everybody who is new or has changed since the last writing. */
export async function writePeople(session: Session, people: People): Promise<void> {
  const all = [...people.directory.people()];
  const fresh = all.filter(({ employeeId }) => employeeId < 0);
  await insertPeople(session, people, fresh);
  const added = new Set(fresh);
  await updatePeople(
    session,
    all.filter((person) => person.dirty.person && !added.has(person)),
  );
  const moved = all.filter(({ dirty }) => dirty.history);
  await replaceHistory(
    session,
    moved,
    moved.filter((person) => !added.has(person)),
  );
  for (const person of all) person.dirty = { person: false, history: false };
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
    const ids = sql.param(stored.map(({ employeeId }) => employeeId));
    await session.rows(sql`delete from employments where employee_id = any(${ids}::bigint[])`);
    await session.rows(sql`delete from assignments where employee_id = any(${ids}::bigint[])`);
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
  for (const { employeeId, employments } of people) {
    for (const [i, e] of employments.entries()) {
      yield [employeeId, i + 1, e.hiredOn, e.leftOn, e.exitType, e.exitReason, e.regretted, ...places(e.source)];
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
