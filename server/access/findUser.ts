import { asc, eq } from 'drizzle-orm';
import { users } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';

/** The user of this number; undefined when there is none. */
export async function findUser(session: Session, userId: number) {
  const { id, email, name, roles, personExternalId } = users;
  const found = await session.orm
    .select({ userId: id, email, name, roles, personExternalId })
    .from(users)
    .where(eq(id, userId));
  return found.at(0);
}

/** Everybody who has an account, by name. */
export function listUsers(session: Session) {
  const { id, email, name } = users;
  return session.orm.select({ userId: id, name, email }).from(users).orderBy(asc(name), asc(id));
}
