import { createHash } from 'node:crypto';
import { and, arrayContains, eq, lt, sql } from 'drizzle-orm';
import { accounts, sessions, users } from '#drizzle/schema/index.ts';
import type { Database } from '#server/db/database.ts';
import type { Role, SetUpRequest } from '#shared/contract/session.ts';
import { hashPassword, isPassword } from './password.ts';

export interface User {
  userId: number;
  email: string;
  name: string;
  roles: Role[];
  /** The employee they are, by external id; null while nobody said. */
  personExternalId: string | null;
}

/** What accounts need from outside: the time, and bytes nobody can guess. */
export interface Outside {
  now(): Date;
  randomBytes(length: number): Uint8Array;
}

const SESSION_DAYS = 14;
const asUser = {
  userId: users.id,
  email: users.email,
  name: users.name,
  roles: users.roles,
  personExternalId: users.personExternalId,
};
const hashed = (token: string) => createHash('sha256').update(token).digest('hex');

export async function ownerExists(db: Database): Promise<boolean> {
  const found = await db.orm
    .select({ userId: users.id })
    .from(users)
    .where(arrayContains(users.roles, ['owner']))
    .limit(1);
  return found.length > 0;
}

/** Makes the first owner; undefined when there is one already, also when two ask at once. */
export async function createOwner(db: Database, request: SetUpRequest, outside: Outside): Promise<User | undefined> {
  const passwordHash = await hashPassword(request.password, outside.randomBytes(16));
  const at = outside.now().toISOString();
  const times = { createdAt: at, updatedAt: at };
  return db.transaction(async (session) => {
    await session.rows(sql`lock table users in exclusive mode`);
    const found = await session.orm
      .select(asUser)
      .from(users)
      .where(arrayContains(users.roles, ['owner']))
      .limit(1);
    if (found.length > 0) return undefined;
    const owner = {
      email: request.email.trim().toLowerCase(),
      name: request.name.trim(),
      roles: ['owner' as const],
      emailVerified: true,
      ...times,
    };
    const [user] = await session.orm.insert(users).values(owner).returning(asUser);
    const { userId } = user;
    const account = { userId, providerId: 'credential', accountId: String(userId), password: passwordHash };
    await session.orm.insert(accounts).values({ ...account, ...times });
    return user;
  });
}

/** The user with this e-mail and password; undefined for a wrong one or an unknown person alike, after the same work. */
export async function checkPassword(db: Database, email: string, password: string): Promise<User | undefined> {
  const [found] = await db.orm
    .select({ user: asUser, passwordHash: accounts.password })
    .from(users)
    .innerJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, 'credential')))
    .where(eq(users.email, email.trim().toLowerCase()))
    .limit(1);
  const hash =
    found?.passwordHash ?? `scrypt$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`;
  const right = await isPassword(password, hash);
  return found && right ? found.user : undefined;
}

/** Signs a user in: the token for the cookie. The table keeps only its hash. */
export async function openSession(
  db: Database,
  userId: number,
  outside: Outside,
): Promise<{ token: string; expires: Date }> {
  const token = Buffer.from(outside.randomBytes(32)).toString('base64url');
  const expires = new Date(outside.now().getTime() + SESSION_DAYS * 86_400_000);
  const at = outside.now().toISOString();
  await db.orm.delete(sessions).where(lt(sessions.expiresAt, at));
  await db.orm.insert(sessions).values({
    token: hashed(token),
    userId,
    expiresAt: expires.toISOString(),
    lastSeenAt: at,
    createdAt: at,
    updatedAt: at,
  });
  return { token, expires };
}

export async function userOfSession(db: Database, token: string, now: Date): Promise<User | undefined> {
  const [found] = await db.orm
    .select({ user: asUser, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.token, hashed(token)))
    .limit(1);
  if (!found || new Date(found.expiresAt) <= now) return undefined;
  return found.user;
}

export async function closeSession(db: Database, token: string): Promise<void> {
  await db.orm.delete(sessions).where(eq(sessions.token, hashed(token)));
}
