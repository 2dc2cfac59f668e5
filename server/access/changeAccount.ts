import { eq } from 'drizzle-orm';
import { users } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import type { ChangeAccountRequest } from '#shared/contract/accounts.ts';
import type { Role } from '#shared/contract/session.ts';
import { asUser, countOwners, lockUsers } from './accounts.ts';
import { endOpenLinks } from './openLinks.ts';
import { mustBeKnown } from './personOf.ts';
import { Refusal } from './refusal.ts';
import { endSessions } from './sessions.ts';
import { endTokens } from './tokens.ts';
import type { User } from './user.ts';

type Actor = Pick<User, 'roles'>;

function onlyOwnersFor(actor: Actor, roles: readonly Role[], why: string): void {
  if (roles.includes('owner') && !actor.roles.includes('owner'))
    throw new Refusal('forbidden', why, 'Ask an owner of this Bellwether.');
}

/** Only an owner makes an owner: an administrator could otherwise become one. */
export const mayGive = (actor: Actor, roles: readonly Role[]): void =>
  onlyOwnersFor(actor, roles, 'Only an owner can make somebody an owner.');

/** Only an owner touches an owner, or a link that makes one. */
export const mayTouch = (actor: Actor, roles: readonly Role[]): void =>
  onlyOwnersFor(actor, roles, 'Only an owner can do this to an owner.');

/**
 * Changes somebody's roles, who they are in the records, or whether they are let in. A change of roles or disabling ends
 * their sessions and the open links they made, disabling their tokens too; one of roles, disabling or enabling ends the open links for them. The last
 * owner stays one, nobody changes their own roles, and only an owner says who they are themselves.
 */
export async function changeAccount(
  session: Session,
  actor: User,
  userId: number,
  change: ChangeAccountRequest,
  now: Date,
): Promise<{ before: User; after: User }> {
  await lockUsers(session);
  const [before] = await session.orm.select(asUser).from(users).where(eq(users.id, userId));
  if (!before) throw new Refusal('missing', 'There is no such account.', 'Reload the page.');
  mayTouch(actor, before.roles);
  mayGive(actor, change.roles ?? []);
  if (userId === actor.userId) mayChangeOneself(actor, change);
  if (change.personExternalId !== undefined) await mustBeKnown(session, change.personExternalId);
  const at = now.toISOString();
  const [after] = await session.orm
    .update(users)
    .set({
      ...(change.roles && { roles: [...new Set(change.roles)] }),
      ...(change.personExternalId !== undefined && { personExternalId: change.personExternalId }),
      ...(change.disabled !== undefined && { disabledAt: change.disabled ? at : null }),
      updatedAt: at,
    })
    .where(eq(users.id, userId))
    .returning(asUser);
  if (before.roles.includes('owner')) await lastOwnerStays(session);
  const endsWhatWas = change.roles !== undefined || change.disabled === true;
  if (endsWhatWas) await endSessions(session, userId);
  if (change.disabled === true) await endTokens(session, userId, now);
  if (endsWhatWas || change.disabled !== undefined)
    await endOpenLinks(session, { email: before.email, madeByThem: endsWhatWas }, now);
  return { before, after };
}

/** An administrator who could say who they are would see the teams of whomever they name. */
function mayChangeOneself(actor: User, { roles, personExternalId, disabled }: ChangeAccountRequest): void {
  if (roles !== undefined || disabled === true)
    throw new Refusal('conflict', 'Nobody changes their own roles.', 'Ask another administrator.');
  if (personExternalId !== undefined && !actor.roles.includes('owner'))
    throw new Refusal(
      'conflict',
      'Nobody but an owner says who they are in the records themselves.',
      'Ask another administrator.',
    );
}

async function lastOwnerStays(session: Session): Promise<void> {
  if ((await countOwners(session)) > 0) return;
  throw new Refusal(
    'conflict',
    'This is the only owner: Bellwether cannot be without one.',
    'Make somebody else an owner first.',
  );
}
