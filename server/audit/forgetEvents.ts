import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/**
 * Lets the events before a day go, as a retention period says: those at the beginning of the log, up to the first that is to be
 * kept. The head notes where the log begins now, so that it is still seen to be whole. Tells how many.
 */
export async function forgetEvents(session: Session, before: string): Promise<number> {
  const [first] = await session.rows<{ id: number | null }>(
    sql`select min(event_id) as id from audit_events where at >= ${`${before}T00:00:00Z`}::timestamptz`,
  );
  const [head] = await session.rows<{ id: number }>(sql`select event_id as id from audit_head`);
  if (!head) return 0;
  const until = first.id === null ? head.id : first.id - 1;
  const [last] = await session.rows<{ hash: string }>(sql`select hash from audit_events where event_id = ${until}`);
  if (!last) return 0;
  const gone = await session.rows(sql`delete from audit_events where event_id <= ${until} returning 1`);
  await session.rows(sql`update audit_head set gone_until = ${until}, gone_hash = ${last.hash}`);
  return gone.length;
}
