import { createHash } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { invitations, users } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import type { Invitation } from '#shared/contract/accounts.ts';
import type { Role } from '#shared/contract/session.ts';
import { asUser, createUser, findUser, setPassword } from './accounts.ts';
import { mayGive, mayTouch } from './changeAccount.ts';
import { endOpenLinks } from './openLinks.ts';
import { mustBeHere, mustBeKnown } from './personOf.ts';
import { Refusal } from './refusal.ts';
import { sameRoles } from './sameRoles.ts';
import { endSessions } from './sessions.ts';
import type { Outside, User } from './user.ts';

/** How long a link can be used. */
export const LINK_DAYS = 7;

/** Who makes a link: a user, or the command line, which may do what an owner may. */
export type Inviter = Pick<User, 'email' | 'roles'>;

type Row = typeof invitations.$inferSelect;
const hashed = (token: string) => createHash('sha256').update(token).digest('hex');

/** Makes a link for somebody to come in by. A link they were given before is dead from now. */
export async function invite(
  session: Session,
  inviter: Inviter,
  person: { email: string; roles: readonly Role[]; personExternalId: string | null },
  outside: Outside,
): Promise<{ invitation: Invitation; token: string }> {
  mayGive(inviter, person.roles);
  if (await findUser(session, person.email))
    throw new Refusal(
      'conflict',
      `${person.email} has an account already.`,
      'Change its roles, or make a link for a new password.',
    );
  await mustBeKnown(session, person.personExternalId);
  await mustBeHere(session, person, outside.now());
  return makeLink(session, inviter, { ...person, purpose: 'invitation' }, outside);
}

/** Makes a link by which a user chooses a new password. */
export async function offerReset(
  session: Session,
  inviter: Inviter,
  userId: number,
  outside: Outside,
): Promise<{ invitation: Invitation; token: string }> {
  const [user] = await session.orm.select(asUser).from(users).where(eq(users.id, userId));
  if (!user) throw new Refusal('missing', 'There is no such account.', 'Reload the page.');
  mayTouch(inviter, user.roles);
  await mustBeHere(session, user, outside.now());
  return makeLink(session, inviter, { ...user, purpose: 'reset' }, outside);
}

/** Makes the link of an invitation anew; the old one is dead. */
export async function inviteAgain(session: Session, inviter: Inviter, invitationId: number, outside: Outside) {
  const [found] = await session.orm.select().from(invitations).where(eq(invitations.invitationId, invitationId));
  if (!found || found.purpose !== 'invitation' || found.usedAt !== null)
    throw new Refusal('missing', 'There is no such invitation.', 'Reload the page.');
  return invite(session, inviter, found, outside);
}

/** Makes a link useless; `undefined` when there is none of that number. */
export async function revokeInvitation(
  db: Session,
  inviter: Inviter,
  invitationId: number,
  now: Date,
): Promise<Invitation | undefined> {
  const [found] = await db.orm.select().from(invitations).where(eq(invitations.invitationId, invitationId));
  if (!found) return undefined;
  mayTouch(inviter, found.roles);
  const [revoked] = await db.orm
    .update(invitations)
    .set({ revokedAt: now.toISOString() })
    .where(and(eq(invitations.invitationId, invitationId), isNull(invitations.usedAt), isNull(invitations.revokedAt)))
    .returning();
  return shown(revoked ?? found, now);
}

/** Links made so far, the latest first. */
export async function listInvitations(db: Session, now: Date): Promise<Invitation[]> {
  const found = await db.orm.select().from(invitations).orderBy(desc(invitations.invitationId)).limit(200);
  return found.map((row) => shown(row, now));
}

/** What a link is for; `undefined` when it was used or revoked, is too old, or never was. */
export async function openLink(db: Session, token: string, now: Date): Promise<Invitation | undefined> {
  const [found] = await db.orm
    .select()
    .from(invitations)
    .where(isOpen(now, eq(invitations.tokenHash, hashed(token))));
  return found && shown(found, now);
}

/** The open invitation of an e-mail address, used up: for somebody who comes in by single sign-on. */
export async function takeInvitation(session: Session, email: string, now: Date): Promise<Invitation | undefined> {
  const theirs = and(eq(invitations.email, email.toLowerCase()), eq(invitations.purpose, 'invitation'));
  const [used] = await session.orm
    .update(invitations)
    .set({ usedAt: now.toISOString() })
    .where(isOpen(now, theirs))
    .returning();
  return used && shown(used, now);
}

/**
 * Uses a link once: the account it makes, or the one whose password it changed and whose sessions it ended; `undefined`
 * when the link cannot be used (any more). A link for a new password is good for the roles it was made for only: whoever
 * made it may not have been let to make one for those the account has now. Refuses who has left since.
 */
export async function takeLink(
  session: Session,
  asked: { token: string; name?: string | undefined; passwordHash: string },
  now: Date,
): Promise<{ user: User; purpose: Invitation['purpose'] } | undefined> {
  const [used] = await session.orm
    .update(invitations)
    .set({ usedAt: now.toISOString() })
    .where(isOpen(now, eq(invitations.tokenHash, hashed(asked.token))))
    .returning();
  if (!used) return undefined;
  await mustBeHere(session, used, now);
  const { purpose, email, roles, personExternalId } = used;
  const { passwordHash, name = email } = asked;
  const known = await findUser(session, email);
  if (purpose === 'invitation') {
    if (known) return undefined;
    return { purpose, user: await createUser(session, { email, name, roles, personExternalId, passwordHash }, now) };
  }
  if (!known || known.disabled || !sameRoles(known.roles, roles)) return undefined;
  await setPassword(session, known.userId, passwordHash, now);
  await endSessions(session, known.userId);
  return { purpose, user: known };
}

async function makeLink(
  session: Session,
  inviter: Inviter,
  person: Pick<Row, 'purpose' | 'email' | 'personExternalId'> & { roles: readonly Role[] },
  outside: Outside,
): Promise<{ invitation: Invitation; token: string }> {
  const token = Buffer.from(outside.randomBytes(32)).toString('base64url');
  const [now, email] = [outside.now(), person.email.trim().toLowerCase()];
  await endOpenLinks(session, { email, madeByThem: false }, now);
  const [made] = await session.orm
    .insert(invitations)
    .values({
      purpose: person.purpose,
      tokenHash: hashed(token),
      email,
      roles: [...new Set(person.roles)],
      personExternalId: person.personExternalId,
      invitedBy: inviter.email,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + LINK_DAYS * 86_400_000).toISOString(),
    })
    .returning();
  return { invitation: shown(made, now), token };
}

function isOpen(now: Date, which: ReturnType<typeof and>) {
  return and(
    which,
    isNull(invitations.usedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, now.toISOString()),
  );
}

function shown(row: Row, now: Date): Invitation {
  const { tokenHash: _hash, usedAt, revokedAt, ...rest } = row;
  const isPast = new Date(row.expiresAt) <= now;
  const state = usedAt !== null ? 'used' : revokedAt !== null ? 'revoked' : isPast ? 'expired' : 'open';
  return { ...rest, state };
}
