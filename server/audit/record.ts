import { auditEvents } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';

export type AuditAction =
  | 'set up'
  | 'sign in'
  | 'sign-in refused'
  | 'sign out'
  | 'import'
  | 'undo'
  | 'team read'
  | 'token created'
  | 'token revoked';

/** Writes who did what; the log is only ever added to. */
export async function record(
  session: Session,
  event: { at: Date; actor: string; action: AuditAction; details: Record<string, unknown> },
): Promise<void> {
  await session.orm.insert(auditEvents).values({ ...event, at: event.at.toISOString() });
}
