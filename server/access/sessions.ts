import { and, desc, eq, like, ne, sql } from 'drizzle-orm';
import { accounts, sessions, signInRules, users, verifications } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { asUser, CREDENTIAL } from './accounts.ts';
import type { AuthParts } from './auth.ts';
import { isLetIn } from './letIn.ts';
import { signedCookie } from './sessionCookie.ts';
import { IDLE_HOURS, MOST_DAYS } from './sessionLimits.ts';
import type { User } from './user.ts';

const MINUTE = 60_000;

/** Somebody signed in, and the session they are in. */
export interface SignedIn {
  user: User;
  sessionId: number;
  /** A second step is asked of everybody who signs in with a password, and they have none: it is to be set up before anything else. */
  lacksStep: boolean;
}

/** Signed in with a password, without the second step that is asked of everybody who does. */
const lacksStep = sql<boolean>`${sessions.byPassword} and not ${users.twoFactorEnabled}
  and exists (select 1 from ${signInRules} where ${signInRules.secondStepRequired})
  and exists (select 1 from ${accounts} where ${accounts.userId} = ${users.id} and ${accounts.providerId} = ${CREDENTIAL})`;

/** Who the cookie signs in; `undefined` for a wrong, ended or idle session, or when they are not let in. */
export async function userOfSession(
  parts: Pick<AuthParts, 'db' | 'sessionKey' | 'address'>,
  cookie: string | null,
  now: Date,
): Promise<SignedIn | undefined> {
  const token = signedCookie(cookie, parts, 'session_token');
  if (token === undefined) return undefined;
  const { orm } = parts.db;
  const [found] = await orm
    .select({ user: asUser, letIn: isLetIn(now), session: sessions, lacksStep })
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
  return { sessionId, user: found.user, lacksStep: found.lacksStep };
}

/** Ends all sessions of a user, or all but one; who is half signed in as them has to give the password again. */
export async function endSessions(db: Session, userId: number, exceptSessionId?: number): Promise<void> {
  const theirs = eq(sessions.userId, userId);
  await db.orm
    .delete(sessions)
    .where(exceptSessionId === undefined ? theirs : and(theirs, ne(sessions.id, exceptSessionId)));
  await endHalfSignIns(db, userId);
}

/** Who gave the right password, and no code yet, has to give the password again. */
export async function endHalfSignIns(db: Session, userId: number): Promise<void> {
  await db.orm
    .delete(verifications)
    .where(and(eq(verifications.value, String(userId)), like(verifications.identifier, '2fa-%')));
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
