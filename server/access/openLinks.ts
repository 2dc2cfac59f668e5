import { and, eq, isNull, or } from 'drizzle-orm';
import { invitations } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';

/** Makes useless every link not used yet that was made for this e-mail address, and with `madeByThem` those its owner made for others. */
export async function endOpenLinks(
  session: Session,
  { email, madeByThem }: { email: string; madeByThem: boolean },
  now: Date,
): Promise<void> {
  const address = email.trim().toLowerCase();
  const forThem = eq(invitations.email, address);
  await session.orm
    .update(invitations)
    .set({ revokedAt: now.toISOString() })
    .where(
      and(
        madeByThem ? or(forThem, eq(invitations.invitedBy, address)) : forThem,
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
      ),
    );
}
