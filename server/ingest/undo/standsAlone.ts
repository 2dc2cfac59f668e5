import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** Whose rows an import wrote or replaced, and whom these rows name besides. */
interface Concerned {
  own: Set<number>;
  named: Set<number>;
}

/**
 * Which of the later imports stay whole when this one is undone: requests of an identity provider about people whose rows
 * neither it nor another that goes with it wrote, who are not named in these, and who name none of them.
 */
export async function standsAlone(
  session: Session,
  importId: number,
  later: readonly { id: number; scim: boolean }[],
): Promise<ReadonlySet<number>> {
  const apart = new Set<number>();
  if (!later.some(({ scim }) => scim)) return apart;
  const people = await concernedBy(session, importId);
  const gone: Concerned[] = [people.get(importId) ?? nobody()];
  const beyond = await beyondPeople(session, importId);
  for (const { id, scim } of later) {
    const own = people.get(id) ?? nobody();
    if (scim && !beyond.has(id) && gone.every((each) => areApart(own, each))) apart.add(id);
    else gone.push(own);
  }
  return apart;
}

const nobody = (): Concerned => ({ own: new Set(), named: new Set() });

const areApart = (request: Concerned, undone: Concerned): boolean =>
  [...request.own].every((id) => !undone.own.has(id) && !undone.named.has(id)) &&
  [...request.named].every((id) => !undone.own.has(id));

async function concernedBy(session: Session, from: number): Promise<Map<number, Concerned>> {
  const rows = await session.rows<{ id: number; who: number; named: boolean }>(sql`
    with written as (
      select import_id, employee_id, null::bigint as manager_id from employees
      union all select import_id, employee_id, null from employments
      union all select import_id, employee_id, manager_id from assignments
      union all select import_id, employee_id, manager_id from scim_accounts
      union all select import_id, (row ->> 'employee_id')::bigint, (row ->> 'manager_id')::bigint from replaced_rows
        where table_name in ('employees', 'employments', 'assignments', 'scim_accounts'))
    select import_id as id, employee_id as who, false as named from written where import_id >= ${from}::bigint
    union select import_id, manager_id, true from written where import_id >= ${from}::bigint and manager_id is not null`);
  const found = new Map<number, Concerned>();
  for (const { id, who, named } of rows) {
    let each = found.get(id);
    if (!each) found.set(id, (each = nobody()));
    (named ? each.named : each.own).add(who);
  }
  return found;
}

/** Requests that moved rows of other tables, as when two people turned out to be one. */
async function beyondPeople(session: Session, from: number): Promise<ReadonlySet<number>> {
  const rows = await session.rows<{ id: number }>(sql`
    select distinct import_id as id from replaced_rows where import_id >= ${from}::bigint
      and table_name not in ('employees', 'employments', 'assignments', 'scim_accounts')`);
  return new Set(rows.map(({ id }) => id));
}
