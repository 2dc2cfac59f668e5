import { sql } from 'drizzle-orm';
import { monthOfDay } from '#shared/calendar/month.ts';
import type { Session } from '#server/db/database.ts';
import { bytesOf, columns, type PersonIndex } from './columns.ts';
import { day, monthOf } from './shape.ts';
import type { DealFacts, OwnerChangeFacts, QuotaFacts, SalesMonthFacts } from './snapshot.ts';
import { LOST, OPEN, WON } from './stages.ts';

const THROUGH = sql`through as (select max(as_of) as day from import_files)`;
/** The assignment that holds on a day; assignments of one person never overlap, so there is at most one. */
const held = (person: ReturnType<typeof sql>, on: ReturnType<typeof sql>) =>
  sql`a.employee_id = ${person} and (a.starts_on is null or a.starts_on <= ${on}) and (a.ends_on is null or ${on} < a.ends_on)`;
const int = 'int4';

const STAGE = sql.raw(`case d.stage when 'won' then ${WON} when 'lost' then ${LOST} else ${OPEN} end`);

/** In the order of the files. */
export async function readDeals(session: Session, people: PersonIndex): Promise<DealFacts> {
  const read = await columns(
    session,
    sql`with ${THROUGH}
      select d.employee_id as owner, a.manager_id as manager, ${STAGE} as stage,
        coalesce(d.value, 'NaN') as value, ${day(sql`d.opened_on`)} as opened, ${day(sql`d.closed_on`)} as closed
      from deals d cross join through t
        left join assignments a on ${held(sql`d.employee_id`, sql`least(d.closed_on, t.day)`)}
      order by d.import_id, d.file_no, d.line`,
    { owner: 'person', manager: 'person', stage: int, value: 'float8', opened: int, closed: int },
    people,
  );
  return { ...read, stage: bytesOf(read.stage) };
}

export function readOwnerChanges(session: Session, people: PersonIndex): Promise<OwnerChangeFacts> {
  return columns(
    session,
    sql`select dense_rank() over (order by c.deal_id collate "C") as deal, case when d.deal_id is null then -1 else ${STAGE} end as stage, coalesce(d.value, 'NaN') as value,
        c.from_employee_id as "from", c.to_employee_id as "to", ${day(sql`c.changed_on`)} as "on", a.manager_id as "managerOfFrom"
      from deal_owner_changes c left join deals d on d.deal_id = c.deal_id
        left join assignments a on ${held(sql`c.from_employee_id`, sql`c.changed_on`)}
      order by c.changed_on, c.deal_id collate "C", c.from_employee_id, c.to_employee_id`,
    { deal: int, stage: int, value: 'float8', from: 'person', to: 'person', on: int, managerOfFrom: 'person' },
    people,
  );
}

export async function readQuotas(session: Session, people: PersonIndex): Promise<QuotaFacts> {
  const read = await columns(
    session,
    sql`select employee_id as employee, ${day(sql`q.month`)} as month, amount from quotas q order by q.employee_id, q.month`,
    { employee: 'person', month: int, amount: 'float8' },
    people,
  );
  for (let i = 0; i < read.month.length; i += 1) read.month[i] = monthOfDay(read.month[i]);
  return read;
}

export function readSalesMonths(session: Session, people: PersonIndex): Promise<SalesMonthFacts> {
  return columns(
    session,
    sql`select employee_id as employee, ${monthOf(sql`closed_on`)} as month, sum(value::numeric)::float8 as won from deals
        where stage = 'won' and closed_on is not null and value is not null and employee_id is not null group by 1, 2 order by 1, 2`,
    { employee: 'person', month: int, won: 'float8' },
    people,
  );
}
