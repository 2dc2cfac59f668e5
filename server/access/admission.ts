import { eq } from 'drizzle-orm';
import { users } from '#drizzle/schema/index.ts';
import { record } from '#server/audit/record.ts';
import type { Database } from '#server/db/database.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import type { SingleSignOnSettings } from '#shared/contract/accounts.ts';
import type { Role } from '#shared/contract/session.ts';
import { asUser, lockUsers } from './accounts.ts';
import { takeInvitation } from './invitations.ts';
import { endOpenLinks } from './openLinks.ts';
import { personOfEmail } from './personOf.ts';
import { sameRoles } from './sameRoles.ts';
import { endSessions } from './sessions.ts';

/** Why somebody who signed in at the provider is not let in here. */
export type NotAdmitted = 'unverified_email' | 'not_invited' | 'no_role';

/** Are roles taken from groups? */
const mapsGroups = (settings: SingleSignOnSettings) =>
  settings.groupsClaim !== null && Object.keys(settings.groupRoles).length > 0;

/** The roles that groups give, in the order of the settings; `undefined` when roles do not come from groups. */
export function rolesOfGroups(
  settings: SingleSignOnSettings,
  profile: Record<string, unknown>,
): Exclude<Role, 'owner'>[] | undefined {
  if (!mapsGroups(settings)) return undefined;
  const claim = profile[settings.groupsClaim!];
  const groups = new Set(Array.isArray(claim) ? claim.map(String) : typeof claim === 'string' ? [claim] : []);
  const given = Object.entries(settings.groupRoles).flatMap(([group, roles]) => (groups.has(group) ? roles : []));
  return [...new Set(given)];
}

/** Somebody as the provider tells of them. */
export interface Arrival {
  email: string;
  emailVerified: boolean;
  profile: Record<string, unknown>;
}

/**
 * May somebody new come in, and with which roles: invited, or anybody when the settings say so. Uses the invitation up.
 * An e-mail address the provider has not verified could be anybody's.
 */
export async function admitNew(
  db: Database,
  settings: SingleSignOnSettings,
  arrival: Arrival,
  now: Date,
): Promise<NotAdmitted | { roles: Role[]; personExternalId: string | null }> {
  if (!arrival.emailVerified) return 'unverified_email';
  const ofGroups = rolesOfGroups(settings, arrival.profile);
  if (ofGroups?.length === 0) return 'no_role';
  return db.transaction(async (session) => {
    const invitation = await takeInvitation(session, arrival.email, now);
    if (!invitation && !settings.admitsUnknown) return 'not_invited';
    const personExternalId = invitation?.personExternalId ?? (await personOfEmail(session, arrival.email));
    return { roles: ofGroups ?? invitation?.roles ?? [], personExternalId };
  });
}

/** Gives a user the roles of their groups. What changes ends their sessions; whoever owns Bellwether stays its owner. */
export async function followGroups(
  db: Database,
  settings: SingleSignOnSettings,
  userId: number,
  profile: Record<string, unknown>,
  now: Date,
): Promise<NotAdmitted | undefined> {
  const ofGroups = rolesOfGroups(settings, profile);
  if (ofGroups === undefined) return undefined;
  return db.transaction(async (session) => {
    await lockUsers(session);
    const [user] = await session.orm.select(asUser).from(users).where(eq(users.id, userId));
    const roles: Role[] = user?.roles.includes('owner') ? ['owner', ...ofGroups] : ofGroups;
    if (!user || sameRoles(user.roles, roles)) return roles.length === 0 ? 'no_role' : undefined;
    await session.orm.update(users).set({ roles, updatedAt: now.toISOString() }).where(eq(users.id, userId));
    await endSessions(session, userId);
    await endOpenLinks(session, { email: user.email, madeByThem: true }, now);
    const details = { of: user.email, before: user.roles, after: roles };
    await record(session, { at: now, actor: 'single sign-on', action: 'roles changed', details });
    await refreshReporting(session);
    return roles.length === 0 ? 'no_role' : undefined;
  });
}
