import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** Who reported to whom on a day, by employee id; of two managers at once the later. */
export async function managersOn(session: Session, day: string): Promise<Map<string, string>> {
  const rows = await session.rows<{ employee: string; manager: string }>(sql`
    select distinct on (employee_id) employee_id::text as employee, manager_id::text as manager from assignments
    where manager_id is not null and manager_id <> employee_id
      and (starts_on is null or starts_on <= ${day}::date) and (ends_on is null or ${day}::date < ends_on)
    order by employee_id, starts_on desc nulls last`);
  return new Map(rows.map(({ employee, manager }) => [employee, manager]));
}
