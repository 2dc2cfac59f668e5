import { createHmac, randomBytes } from 'node:crypto';
import { sessions } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';

/** What a server under test is given to let people in. */
export const identityDeps = {
  address: () => 'http://127.0.0.1',
  sessionKey: Buffer.alloc(32, 'a key of the tests, not of anybody'),
  oidcSecret: undefined,
  mail: undefined,
  site: undefined,
};

/** The cookie of a session of this user, signed as sign-in signs it, without checking a password. */
export async function sessionCookie(db: Session, userId: number, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const at = now.toISOString();
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  await db.orm.insert(sessions).values({ token, userId, expiresAt, lastSeenAt: at, createdAt: at, updatedAt: at });
  const secret = identityDeps.sessionKey.toString('base64');
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `bellwether.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
