import { singleSignOn } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import type { SingleSignOnSettings } from '#shared/contract/accounts.ts';

/** How single sign-on is set, and since when; `undefined` when it is not. */
export async function readSingleSignOn(
  db: Session,
): Promise<{ settings: SingleSignOnSettings; changedAt: string } | undefined> {
  const [found] = await db.orm.select().from(singleSignOn);
  if (!found) return undefined;
  const { only: _only, changedAt, groupRoles, ...rest } = found;
  return { settings: { ...rest, groupRoles: groupRoles as SingleSignOnSettings['groupRoles'] }, changedAt };
}

/** What the button of the sign-in page says; `undefined` while single sign-on is not set. */
export async function singleSignOnName(db: Session): Promise<string | undefined> {
  const [found] = await db.orm.select({ name: singleSignOn.name }).from(singleSignOn);
  return found?.name;
}

export async function saveSingleSignOn(db: Session, settings: SingleSignOnSettings, now: Date): Promise<void> {
  const values = { ...settings, changedAt: now.toISOString() };
  await db.orm.insert(singleSignOn).values(values).onConflictDoUpdate({ target: singleSignOn.only, set: values });
}

export async function removeSingleSignOn(db: Session): Promise<void> {
  await db.orm.delete(singleSignOn);
}
