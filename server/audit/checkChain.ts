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
  const wrong: AuditCheck['wrong'] = [];
  const say = (what: string, eventId?: number): void => {
    if (wrong.length < NAMED) wrong.push({ ...(eventId !== undefined && { eventId }), what });
  };
  let last = { eventId: Number(head?.gone_until ?? 0), hash: head?.gone_hash ?? '' };
  let events = 0;
  for (let rows = await pageAfter(session, -1); rows.length > 0; rows = await pageAfter(session, last.eventId)) {
    for (const row of rows) {
      const eventId = Number(row.event_id);
      if (eventId !== last.eventId + 1) say(`events ${last.eventId + 1} to ${eventId - 1} are missing`, eventId);
      if (row.previous_hash !== last.hash) say('does not follow the event before it', eventId);
      if (row.hash !== hashOf(linked(row))) say('was changed after it was written', eventId);
      last = { eventId, hash: row.hash };
      events += 1;
    }
  }
  if (!head && events > 0) say('the end of the log is not noted');
  if (head && (Number(head.event_id) !== last.eventId || head.hash !== last.hash))
    say(`the log ends with event ${last.eventId}, and its noted end is event ${head.event_id}`);
  return {
    events,
    whole: wrong.length === 0,
    goneUntil: Number(head?.gone_until ?? 0),
    ...(head && { head: { eventId: Number(head.event_id), hash: head.hash } }),
    wrong,
  };
}

function pageAfter(session: Session, eventId: number): Promise<Row[]> {
  return session.rows<Row>(sql`
    select event_id, at, actor, action, details, address, reason, previous_hash, hash from audit_events
    where event_id > ${eventId} order by event_id limit ${PAGE}`);
}

function linked(row: Row): Parameters<typeof hashOf>[0] {
  const { actor, action, details, address, reason } = row;
  // What is no day any more was changed: it must not end the check.
  const [eventId, at] = [Number(row.event_id), new Date(Date.parse(row.at) || 0)];
  return { eventId, at, actor, action, details, address, reason, previousHash: row.previous_hash };
}
