import { and, asc, eq } from 'drizzle-orm';
import { users } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { asUser } from './accounts.ts';
import { asLinkedNext, isLetIn } from './letIn.ts';
import { personOfEmail } from './personOf.ts';
import type { User } from './user.ts';

/** Everybody who is let in now, by name, each linked to the records as their next sign-in would link them; or of one account whether it is. */
export async function mailReaders(session: Session, now: Date, userId?: number): Promise<User[]> {
  const active = await session.orm
    .select(asUser)
    .from(users)
    .where(and(isLetIn(now, asLinkedNext), userId === undefined ? undefined : eq(users.id, userId)))
    .orderBy(asc(users.name), asc(users.id));
  const linked: User[] = [];
  for (const user of active)
    linked.push({ ...user, personExternalId: user.personExternalId ?? (await personOfEmail(session, user.email)) });
  return linked;
}
