import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { AuditAction } from '#shared/contract/audit.ts';
import { BEGINNING, hashOf } from './hashOf.ts';

export type { AuditAction };

export interface Recorded {
  at: Date;
  actor: string;
  action: AuditAction;
  details: Record<string, unknown>;
  /** Where the request came from. */
  address?: string | undefined;
  /** Why, where a reason was asked for. */
  reason?: string | undefined;
}

interface Head {
  event_id: number;
  hash: string;
}

/** How often somebody else may have been first: each time one of them has got through. */
const TRIES = 1_000;

/**
 * Writes who did what; the log is only ever added to. Each event holds the hash of the one before. Of several written at
 * once one moves the head on; the others look at the new head and try again.
 */
export async function record(session: Session, event: Recorded): Promise<void> {
  const details: unknown = JSON.parse(JSON.stringify(event.details));
  const { at, actor, action } = event;
  const [address, reason] = [event.address ?? null, event.reason ?? null];
  for (let tried = 0; tried < TRIES; tried++) {
    const head = await headOf(session);
    const eventId = head.event_id + 1;
    const hash = hashOf({ eventId, at, actor, action, details, address, reason, previousHash: head.hash });
    const written = await session.rows(sql`
      with moved as (
        update audit_head set event_id = ${eventId}, hash = ${hash} where hash = ${head.hash} returning event_id
      )
      insert into audit_events (event_id, at, actor, action, details, address, reason, previous_hash, hash)
      select event_id, ${at.toISOString()}::timestamptz, ${actor}, ${action}, ${JSON.stringify(details)}::text::jsonb,
        ${address}, ${reason}, ${head.hash}, ${hash}
      from moved returning event_id`);
    if (written.length > 0) return;
  }
  throw new Error('the audit log could not be written: its end kept moving');
}

async function headOf(session: Session): Promise<Head> {
  const [head] = await session.rows<Head>(sql`select event_id, hash from audit_head`);
  if (head) return head;
  await session.rows(sql`
    insert into audit_head (event_id, hash, gone_until, gone_hash) values (0, ${BEGINNING}, 0, ${BEGINNING})
    on conflict do nothing`);
  return headOf(session);
}
