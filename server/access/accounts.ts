import { and, arrayContains, asc, eq, isNull, max, sql } from 'drizzle-orm';
import { accounts, sessions, users } from '#drizzle/schema/index.ts';
import type { Database, Session } from '#server/db/database.ts';
import type { Account } from '#shared/contract/accounts.ts';
import type { Role, SetUpRequest } from '#shared/contract/session.ts';
import { leftOn } from './letIn.ts';
import { hashPassword } from './password.ts';
import { namesOfPeople, personOfEmail } from './personOf.ts';
import type { Outside, User } from './user.ts';

export const CREDENTIAL = 'credential';
export const asUser = {
  userId: users.id,
  email: users.email,
  name: users.name,
  roles: users.roles,
  personExternalId: users.personExternalId,
};

export async function ownerExists(db: Session): Promise<boolean> {
  const found = await db.orm
    .select({ userId: users.id })
    .from(users)
    .where(arrayContains(users.roles, ['owner']))
    .limit(1);
  return found.length > 0;
}

/** Nobody else changes who has which roles until this transaction ends: the last owner stays also when two ask at once. */
export async function lockUsers(session: Session): Promise<void> {
  await session.rows(sql`lock table users in share row exclusive mode`);
}

/** Makes the first owner; undefined when there is one already, also when two ask at once. */
export async function createOwner(db: Database, request: SetUpRequest, outside: Outside): Promise<User | undefined> {
  const passwordHash = await hashPassword(request.password, outside.randomBytes(16));
  return db.transaction(async (session) => {
    await lockUsers(session);
    if (await ownerExists(session)) return undefined;
    const { email, name } = request;
    const owner = { email, name, roles: ['owner' as const], personExternalId: null, passwordHash };
    return createUser(session, owner, outside.now());
  });
}

interface NewUser {
  email: string;
  name: string;
  roles: readonly Role[];
  /** Null: the one with this e-mail address, if there is one. */
  personExternalId: string | null;
  passwordHash: string;
}

/** Lets somebody in with a password. Rejects when the e-mail address has an account. */
export async function createUser(session: Session, person: NewUser, now: Date): Promise<User> {
  const email = person.email.trim().toLowerCase();
  const times = { createdAt: now.toISOString(), updatedAt: now.toISOString() };
  const personExternalId = person.personExternalId ?? (await personOfEmail(session, email));
  const values = { email, name: person.name.trim(), roles: [...person.roles], personExternalId, emailVerified: true };
  const [user] = await session.orm
    .insert(users)
    .values({ ...values, ...times })
    .returning(asUser);
  await setPassword(session, user.userId, person.passwordHash, now);
  return user;
}

/** Can they sign in with a password? */
export async function hasPassword(session: Session, userId: number): Promise<boolean> {
  const theirs = and(eq(accounts.userId, userId), eq(accounts.providerId, CREDENTIAL));
  return (await session.orm.$count(accounts, theirs)) > 0;
}

/** Gives a user a password in place of the one they had, if any. */
export async function setPassword(session: Session, userId: number, passwordHash: string, now: Date): Promise<void> {
  const [at, theirs] = [now.toISOString(), { userId, providerId: CREDENTIAL, accountId: String(userId) }];
  await session.orm.delete(accounts).where(and(eq(accounts.userId, userId), eq(accounts.providerId, CREDENTIAL)));
  await session.orm.insert(accounts).values({ ...theirs, password: passwordHash, createdAt: at, updatedAt: at });
}

export async function findUser(session: Session, email: string): Promise<(User & { disabled: boolean }) | undefined> {
  const [found] = await session.orm
    .select({ ...asUser, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.email, email.trim().toLowerCase()));
  if (!found) return undefined;
  const { disabledAt, ...user } = found;
  return { ...user, disabled: disabledAt !== null };
}

/** Everybody who may sign in, by name. */
export async function listAccounts(db: Session, now: Date): Promise<Account[]> {
  const found = await db.orm
    .select({
      ...asUser,
      disabledAt: users.disabledAt,
      leftOn: leftOn(now),
      hasSecondStep: users.twoFactorEnabled,
      lastSeenAt: max(sessions.lastSeenAt),
    })
    .from(users)
    .leftJoin(sessions, eq(sessions.userId, users.id))
    .groupBy(users.id)
    .orderBy(asc(users.name), asc(users.id));
  const ways = await db.orm.select({ userId: accounts.userId, providerId: accounts.providerId }).from(accounts);
  const names = await namesOfPeople(
    db,
    found.flatMap(({ personExternalId }) => personExternalId ?? []),
  );
  return found.map((user) => ({
    ...user,
    personName: names.get(user.personExternalId ?? '') ?? null,
    waysIn: ways
      .filter(({ userId }) => userId === user.userId)
      .map(({ providerId }) => (providerId === CREDENTIAL ? 'password' : 'single sign-on')),
  }));
}

/** How many owners can sign in. */
export async function countOwners(session: Session): Promise<number> {
  return session.orm.$count(users, and(arrayContains(users.roles, ['owner']), isNull(users.disabledAt)));
}
