import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { Grouping } from '#shared/contract/grouping.ts';

/** Hours of work of one group, or of everybody: people, their weeks, and means over these; null where no week says. */
export interface WorkWeeksRow {
  id: string;
  name: string;
  people: number;
  weeks: number;
  collaboration: number | null;
  after: number | null;
  weekend: number | null;
  manager: number | null;
}

/** Kept in four bytes, 7.6 hours are 7.599999904 as a double; as text they are what was written. */
const mean = (hours: string) => sql.raw(`avg(w.${hours}::text::numeric)::float8`);

const MEASURES = sql`count(distinct w.employee_id)::int as people, count(*)::int as weeks,
  ${mean('collaboration_hours')} as collaboration, ${mean('after_hours')} as "after",
  ${mean('weekend_hours')} as weekend, ${mean('manager_hours')} as manager`;

/** The weeks from one day up to, not including, another; without a group's own row the person's place on that day. */
export async function readWorkWeeks(
  db: Session,
  by: Grouping,
  { from, to }: { from: string; to: string },
): Promise<{ groups: WorkWeeksRow[]; total: WorkWeeksRow }> {
  const own = sql.raw(by === 'manager' ? 'null' : `w."${by}"`);
  const known = sql.raw(by === 'manager' ? 'm.external_id' : `a."${by}"`);
  const weeks = sql`work_weeks w left join assignments a on a.employee_id = w.employee_id
      and (a.starts_on is null or a.starts_on <= w.week) and (a.ends_on is null or a.ends_on > w.week)
    left join employees m on m.employee_id = a.manager_id
    where w.week >= ${from}::date and w.week < ${to}::date`;
  const groups = await db.rows<WorkWeeksRow & Record<string, unknown>>(sql`
    select coalesce(${own}, ${known}) as id, coalesce(max(${by === 'manager' ? sql`m.name` : sql`null::text`}), coalesce(${own}, ${known})) as name,
      ${MEASURES} from ${weeks} group by coalesce(${own}, ${known}) order by 2`);
  const [total] = await db.rows<WorkWeeksRow & Record<string, unknown>>(
    sql`select 'all' as id, 'all' as name, ${MEASURES} from ${weeks}`,
  );
  return { groups: groups.filter(({ id }) => id !== null), total };
}
