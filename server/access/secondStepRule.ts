import { and, eq, not } from 'drizzle-orm';
import { signInRules, users } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { hasPassword } from './accounts.ts';
import { Refusal } from './refusal.ts';

/** Is a second step asked of everybody who signs in with a password? Not until somebody says so. */
export async function secondStepRequired(db: Session): Promise<boolean> {
  const [found] = await db.orm.select({ required: signInRules.secondStepRequired }).from(signInRules);
  return found?.required ?? false;
}

/**
 * Asks a second step of everybody who signs in with a password, or no longer. Whoever asks it of others has one or no password:
 * so codes were seen to work here, and they do not lock themselves out.
 */
export async function requireSecondStep(
  session: Session,
  actorId: number,
  required: boolean,
  now: Date,
): Promise<void> {
  const without = and(eq(users.id, actorId), not(users.twoFactorEnabled));
  if (required && (await session.orm.$count(users, without)) > 0 && (await hasPassword(session, actorId)))
    throw new Refusal(
      'conflict',
      'You have no second step yourself yet.',
      'Set it up under Your account first: so it is seen that codes work here.',
    );
  const values = { secondStepRequired: required, changedAt: now.toISOString() };
  await session.orm.insert(signInRules).values(values).onConflictDoUpdate({ target: signInRules.only, set: values });
}
