import { eq } from 'drizzle-orm';
import { secondSteps, usedCodes, users } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { asUser, lockUsers } from './accounts.ts';
import { mayTouch } from './changeAccount.ts';
import type { Inviter } from './invitations.ts';
import { Refusal } from './refusal.ts';
import { endSessions } from './sessions.ts';
import type { User } from './user.ts';

/**
 * Takes the second step from somebody who cannot give a code any more, and ends their sessions. Only an owner does it to an owner, and
 * nobody to themselves: under Your account it takes password and code.
 */
export async function resetSecondStep(
  session: Session,
  actor: Inviter & { userId?: number },
  userId: number,
  now: Date,
): Promise<User> {
  await lockUsers(session);
  const [found] = await session.orm
    .select({ user: asUser, isOn: users.twoFactorEnabled })
    .from(users)
    .where(eq(users.id, userId));
  if (!found) throw new Refusal('missing', 'There is no such account.', 'Reload the page.');
  const { user, isOn } = found;
  mayTouch(actor, user.roles);
  if (userId === actor.userId)
    throw new Refusal(
      'conflict',
      'Nobody resets their own second step here.',
      'Turn it off under Your account, with a code or a recovery code; or ask another administrator.',
    );
  if (!isOn) throw new Refusal('conflict', `${user.email} has no second step.`, 'There is nothing to reset.');
  await session.orm.delete(secondSteps).where(eq(secondSteps.userId, userId));
  await session.orm
    .update(users)
    .set({ twoFactorEnabled: false, updatedAt: now.toISOString() })
    .where(eq(users.id, userId));
  await session.orm.delete(usedCodes).where(eq(usedCodes.userId, userId));
  await endSessions(session, userId);
  return user;
}
