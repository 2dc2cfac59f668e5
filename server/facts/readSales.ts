import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { bytesOf, columns } from './columns.ts';
import { day, monthOf, PEOPLE } from './shape.ts';
import type { DealFacts, OwnerChangeFacts, QuotaFacts, SalesMonthFacts } from './snapshot.ts';

const THROUGH = sql`through as (select max(as_of) as day from import_files)`;
/** The assignment that holds on a day; assignments of one person never overlap, so there is at most one. */
const held = (person: ReturnType<typeof sql>, on: ReturnType<typeof sql>) =>
  sql`a.employee_id = ${person} and (a.starts_on is null or a.starts_on <= ${on}) and (a.ends_on is null or ${on} < a.ends_on)`;
const int = 'int4';

export async function readDeals(session: Session): Promise<DealFacts> {
  const ids = await session.rows<{ id: string }>(sql`select deal_id as id from deals order by deal_id collate "C"`);
  const read = await columns(
    session,
    sql`with ${PEOPLE}, ${THROUGH}
      select coalesce(e.index, -1) as owner, coalesce(b.index, -1) as manager, case d.stage when 'won' then 1 when 'lost' then 2 else 0 end as stage,
        coalesce(d.value, 'NaN') as value, ${day(sql`d.opened_on`)} as opened, ${day(sql`d.closed_on`)} as closed
      from deals d cross join through t left join people e on e.employee_id = d.employee_id
        left join assignments a on ${held(sql`d.employee_id`, sql`least(d.closed_on, t.day)`)}
        left join people b on b.employee_id = a.manager_id
      order by d.deal_id collate "C"`,
    { owner: int, manager: int, stage: int, value: 'float8', opened: int, closed: int },
  );
  return { id: ids.map((row) => row.id), ...read, stage: bytesOf(read.stage) };
}

export function readOwnerChanges(session: Session): Promise<OwnerChangeFacts> {
  return columns(
    session,
    sql`with ${PEOPLE}, numbered as materialized (select deal_id, (row_number() over (order by deal_id collate "C") - 1)::int4 as index from deals)
      select coalesce(n.index, -1) as deal, f.index as "from", o.index as "to", ${day(sql`c.changed_on`)} as "on", coalesce(b.index, -1) as "managerOfFrom"
      from deal_owner_changes c join people f on f.employee_id = c.from_employee_id join people o on o.employee_id = c.to_employee_id
        left join numbered n on n.deal_id = c.deal_id
        left join assignments a on ${held(sql`c.from_employee_id`, sql`c.changed_on`)}
        left join people b on b.employee_id = a.manager_id
      order by c.changed_on, c.deal_id collate "C", c.from_employee_id, c.to_employee_id`,
    { deal: int, from: int, to: int, on: int, managerOfFrom: int },
  );
}

export function readQuotas(session: Session): Promise<QuotaFacts> {
  return columns(
    session,
    sql`with ${PEOPLE} select e.index as employee, ${monthOf(sql`q.month`)} as month, q.amount from quotas q join people e on e.employee_id = q.employee_id order by 1, 2`,
    { employee: int, month: int, amount: 'float8' },
  );
}

export function readSalesMonths(session: Session): Promise<SalesMonthFacts> {
  return columns(
    session,
    sql`with ${PEOPLE}, months as (
        select employee_id, ${monthOf(sql`closed_on`)} as month, sum(value::numeric)::float8 as won from deals
        where stage = 'won' and closed_on is not null and value is not null and employee_id is not null group by 1, 2)
      select e.index as employee, m.month, m.won from months m join people e on e.employee_id = m.employee_id order by 1, 2`,
    { employee: int, month: int, won: 'float8' },
  );
}
