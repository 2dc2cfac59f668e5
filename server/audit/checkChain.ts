import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { AuditCheck } from '#shared/contract/audit.ts';
import { hashOf } from './hashOf.ts';

interface Row {
  event_id: number;
  at: string;
  actor: string;
  action: string;
  details: unknown;
  address: string | null;
  reason: string | null;
  previous_hash: string;
  hash: string;
}
interface Head {
  event_id: number;
  hash: string;
  gone_until: number;
  gone_hash: string;
}

const PAGE = 5_000;
/** So many are named; one is enough to know. */
const NAMED = 20;

/**
 * Is the log whole: does every event hold what it held when it was written, is none missing, added or in another place?
 * Reads it from its beginning, a page at a time. Whoever can rewrite the whole log and its head leaves no trace here: note
 * the head's hash elsewhere from time to time, and compare.
 */
export async function checkChain(session: Session): Promise<AuditCheck> {
  const [head] = await session.rows<Head>(sql`select event_id, hash, gone_until, gone_hash from audit_head`);
  const beginning = { eventId: head?.gone_until ?? 0, hash: head?.gone_hash ?? '' };
  const wrong: AuditCheck['wrong'] = [];
  let last = beginning;
  let events = 0;
  for (let rows = await pageAfter(session, -1); rows.length > 0; rows = await pageAfter(session, last.eventId)) {
    for (const row of rows) {
      wrong.push(...wrongIn(row, last));
      last = { eventId: row.event_id, hash: row.hash };
    }
    events += rows.length;
  }
  if (!head && events > 0) wrong.push({ what: 'the end of the log is not noted' });
  if (head && (head.event_id !== last.eventId || head.hash !== last.hash))
    wrong.push({ what: `the log ends with event ${last.eventId}, and its noted end is event ${head.event_id}` });
  return {
    events,
    whole: wrong.length === 0,
    goneUntil: beginning.eventId,
    ...(head && { head: { eventId: head.event_id, hash: head.hash } }),
    wrong: wrong.slice(0, NAMED),
  };
}

/** What is wrong with an event that should follow the last one. */
function wrongIn(row: Row, last: { eventId: number; hash: string }): AuditCheck['wrong'] {
  const eventId = row.event_id;
  const wrong: string[] = [];
  if (eventId !== last.eventId + 1) wrong.push(`does not come right after event ${last.eventId}: events are missing`);
  if (row.previous_hash !== last.hash) wrong.push('does not follow the event before it');
  if (row.hash !== hashOf(linked(row))) wrong.push('was changed after it was written');
  return wrong.map((what) => ({ eventId, what }));
}

function pageAfter(session: Session, eventId: number): Promise<Row[]> {
  return session.rows<Row>(sql`
    select event_id, at, actor, action, details, address, reason, previous_hash, hash from audit_events
    where event_id > ${eventId} order by event_id limit ${PAGE}`);
}

function linked(row: Row): Parameters<typeof hashOf>[0] {
  const { actor, action, details, address, reason } = row;
  // What is no day any more was changed: it must not end the check.
  const [eventId, at] = [row.event_id, new Date(Date.parse(row.at) || 0)];
  return { eventId, at, actor, action, details, address, reason, previousHash: row.previous_hash };
}
