import { and, desc, eq, ne } from 'drizzle-orm';
import { sessions } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import type { Role } from '#shared/contract/session.ts';
import type { Auth } from './auth.ts';
import { IDLE_HOURS, MOST_DAYS } from './sessionLimits.ts';
import type { User } from './user.ts';

const MINUTE = 60_000;

/** Somebody signed in, and the session they are in. */
export interface SignedIn {
  user: User;
  sessionId: number;
}

/** Who the cookie of these headers signs in; `undefined` for a wrong, ended or idle session, or when they were disabled. */
export async function userOfSession(
  auth: Auth,
  db: Session,
  headers: Headers,
  now: Date,
): Promise<SignedIn | undefined> {
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found || found.user.disabledAt) return undefined;
  const { session, user } = found;
  const sessionId = Number(session.id);
  const idle = now.getTime() - (session.lastSeenAt ?? session.createdAt).getTime();
  const age = now.getTime() - session.createdAt.getTime();
  if (idle >= IDLE_HOURS * 60 * MINUTE || age >= MOST_DAYS * 24 * 60 * MINUTE) {
    await db.orm.delete(sessions).where(eq(sessions.id, sessionId));
    return undefined;
  }
  if (idle >= MINUTE)
    await db.orm.update(sessions).set({ lastSeenAt: now.toISOString() }).where(eq(sessions.id, sessionId));
  const { email, name, personExternalId } = user;
  const known = { userId: Number(user.id), email, name, roles: (user.roles ?? []) as Role[] };
  return { sessionId, user: { ...known, personExternalId: personExternalId ?? null } };
}

/** Ends all sessions of a user, or all but one. */
export async function endSessions(db: Session, userId: number, exceptSessionId?: number): Promise<void> {
  const theirs = eq(sessions.userId, userId);
  await db.orm
    .delete(sessions)
    .where(exceptSessionId === undefined ? theirs : and(theirs, ne(sessions.id, exceptSessionId)));
}

export async function endSession(db: Session, sessionId: number): Promise<void> {
  await db.orm.delete(sessions).where(eq(sessions.id, sessionId));
}

/** Somebody's sessions, the one used last first. */
export function listSessions(db: Session, userId: number) {
  return db.orm
    .select({
      sessionId: sessions.id,
      startedAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      address: sessions.ipAddress,
      browser: sessions.userAgent,
    })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
}
