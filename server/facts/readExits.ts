import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** Employments counted: hires and exits of a year (null: a day is not known), by type and reason of the exit. */
export interface EmploymentCount {
  hired: number | null;
  left: number | null;
  type: string | null;
  reason: string | null;
  people: number;
}

/** All employments up to the last day the people files know of, and the last year that ended by then. */
export async function readExits(db: Session): Promise<{ counts: EmploymentCount[]; lastYear: number | undefined }> {
  const [{ through }] = await db.rows<{ through: string | null }>(
    sql`select max(as_of)::text as through from import_files where kind in ('roster', 'assignments', 'scim')`,
  );
  const counts = await db.rows<EmploymentCount & Record<string, unknown>>(sql`
    select extract(year from hired_on)::int as hired, extract(year from left_on)::int as "left",
      exit_type as type, exit_reason as reason, count(*)::int as people
    from (select hired_on, case when left_on <= ${through}::date then left_on end as left_on,
        case when left_on <= ${through}::date then exit_type end as exit_type,
        case when left_on <= ${through}::date then exit_reason end as exit_reason
      from employments where hired_on is null or hired_on <= ${through}::date) e
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  const year = through === null ? undefined : Number(through.slice(0, 4)) - (through.endsWith('-12-31') ? 0 : 1);
  return { counts, lastYear: year };
}
