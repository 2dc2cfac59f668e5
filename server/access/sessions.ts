import { and, desc, eq, ne } from 'drizzle-orm';
import { sessions, users } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { asUser } from './accounts.ts';
import type { AuthParts } from './auth.ts';
import { isLetIn } from './letIn.ts';
import { tokenOfCookie } from './sessionCookie.ts';
import { IDLE_HOURS, MOST_DAYS } from './sessionLimits.ts';
import type { User } from './user.ts';

const MINUTE = 60_000;

/** Somebody signed in, and the session they are in. */
export interface SignedIn {
  user: User;
  sessionId: number;
}

/** Who the cookie signs in; `undefined` for a wrong, ended or idle session, or when they are not let in. */
export async function userOfSession(
  parts: Pick<AuthParts, 'db' | 'sessionKey' | 'address'>,
  cookie: string | null,
  now: Date,
): Promise<SignedIn | undefined> {
  const token = tokenOfCookie(cookie, parts);
  if (token === undefined) return undefined;
  const { orm } = parts.db;
  const [found] = await orm
    .select({ user: asUser, letIn: isLetIn(now), session: sessions })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.token, token));
  if (!found?.letIn) return undefined;
  const { id: sessionId, lastSeenAt, createdAt } = found.session;
  const idle = now.getTime() - new Date(lastSeenAt).getTime();
  const age = now.getTime() - new Date(createdAt).getTime();
  if (idle >= IDLE_HOURS * 60 * MINUTE || age >= MOST_DAYS * 24 * 60 * MINUTE) {
    await orm.delete(sessions).where(eq(sessions.id, sessionId));
    return undefined;
  }
  if (idle >= MINUTE)
    await orm.update(sessions).set({ lastSeenAt: now.toISOString() }).where(eq(sessions.id, sessionId));
  return { sessionId, user: found.user };
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
