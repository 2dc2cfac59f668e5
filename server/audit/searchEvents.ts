import { and, desc, eq, gte, ilike, lt, or, type SQL, sql } from 'drizzle-orm';
import { auditEvents } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import type { AuditEvent, AuditRequest, AuditResponse } from '#shared/contract/audit.ts';

/** Events on a page. */
export const PAGE = 100;

/** The events asked for, the latest first; `next` where there are more. Days are in UTC, and the last one counts whole. */
export async function searchEvents(session: Session, asked: AuditRequest, limit = PAGE): Promise<AuditResponse> {
  const found = await session.orm
    .select()
    .from(auditEvents)
    .where(and(...conditions(asked)))
    .orderBy(desc(auditEvents.eventId))
    .limit(limit + 1);
  const events = found.slice(0, limit).map(told);
  return { events, ...(found.length > limit && { next: events.at(-1)!.eventId }) };
}

function conditions({ actor, action, from, to, q, before }: AuditRequest): SQL[] {
  const { at, details, reason, address } = auditEvents;
  return [
    actor === undefined ? undefined : ilike(auditEvents.actor, `%${plain(actor)}%`),
    action === undefined ? undefined : eq(auditEvents.action, action),
    from === undefined ? undefined : gte(at, `${from}T00:00:00Z`),
    to === undefined ? undefined : lt(at, sql`${`${to}T00:00:00Z`}::timestamptz + interval '1 day'`),
    before === undefined ? undefined : lt(auditEvents.eventId, before),
    q === undefined
      ? undefined
      : or(
          ...[sql`${details}::text`, reason, address, auditEvents.actor, auditEvents.action].map((column) =>
            ilike(column, `%${plain(q)}%`),
          ),
        ),
  ].filter((condition) => condition !== undefined);
}

/** A text that means itself within a pattern. */
const plain = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

function told({ eventId, at, actor, action, details, address, reason }: typeof auditEvents.$inferSelect): AuditEvent {
  return {
    eventId,
    at: new Date(at).toISOString(),
    actor,
    action,
    details,
    ...(address !== null && { address }),
    ...(reason !== null && { reason }),
  };
}
