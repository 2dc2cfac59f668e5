import { sql } from 'drizzle-orm';
import type { FileRun } from './fileRun.ts';
import { STAGED } from './upsert.ts';

const LISTED = 1_000;

/**
 * Gives staged participants the day and kind of their meeting; rejects those of meetings nobody has heard of. Returns how
 * many are left.
 */
export async function takeMeetings({ session, book }: FileRun): Promise<number> {
  const staged = sql.raw(STAGED);
  await session.rows(sql`
    update ${staged} s set held_on = a.held_on, kind = a.kind, after_hours = a.after_hours
    from (select distinct on (activity_id) activity_id, held_on, kind, after_hours from activity_participants
      where activity_id in (select activity_id from ${staged}) order by activity_id, employee_id) a
    where a.activity_id = s.activity_id`);
  const unknown = await session.rows<{ line: number; meeting: string }>(
    sql`select line, activity_id as meeting from ${staged} where held_on is null order by line`,
  );
  for (const { line, meeting } of unknown.slice(0, LISTED)) {
    book.reject(line, `the meeting ${meeting} is not known: import the meetings too`);
  }
  book.rejectUnlisted(Math.max(0, unknown.length - LISTED));
  await session.rows(sql`delete from ${staged} where held_on is null`);
  const [{ rows }] = await session.rows<{ rows: number }>(sql`select count(*) as rows from ${staged}`);
  return rows;
}
