import { createHash, timingSafeEqual } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { apiTokens, users } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import type { ApiToken, TokenScope } from '#shared/contract/accounts.ts';
import { asUser } from './accounts.ts';
import { isLetIn } from './letIn.ts';
import type { Outside, User } from './user.ts';

const MINUTE = 60_000;
const FORM = /^bellwether_([1-9]\d{0,14})_([\w-]{43})$/;
const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex');
const shown = {
  tokenId: apiTokens.tokenId,
  scope: apiTokens.scope,
  label: apiTokens.label,
  email: users.email,
  createdBy: apiTokens.createdBy,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  revokedAt: apiTokens.revokedAt,
  lastUsedAt: apiTokens.lastUsedAt,
};
const read = (db: Session) =>
  db.orm.select(shown).from(apiTokens).leftJoin(users, eq(users.id, apiTokens.userId)).$dynamic();

export interface NewToken {
  scope: TokenScope;
  /** What it is for. */
  label: string;
  days: number;
  /** Whose it is: `report` reads as this user; a token for SCIM is nobody's. */
  userId: number | null;
  createdBy: string;
}

/** Makes a token. Its text is given here and never again. */
export async function createToken(
  db: Session,
  asked: NewToken,
  outside: Outside,
): Promise<{ token: ApiToken; text: string }> {
  const secret = Buffer.from(outside.randomBytes(32)).toString('base64url');
  const now = outside.now();
  const { scope, label, days, userId, createdBy } = asked;
  const [{ tokenId }] = await db.orm
    .insert(apiTokens)
    .values({
      scope,
      label,
      userId,
      createdBy,
      tokenHash: hashed(secret),
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(),
    })
    .returning({ tokenId: apiTokens.tokenId });
  const [token] = await read(db).where(eq(apiTokens.tokenId, tokenId));
  return { token, text: `bellwether_${tokenId}_${secret}` };
}

/**
 * The token of this text when it is good for the scope now, and whose it is; `undefined` for a wrong, revoked or expired
 * one, and for one of somebody who is not let in, alike.
 */
export async function checkToken(
  db: Session,
  text: string,
  scope: TokenScope,
  now: Date,
): Promise<{ tokenId: number; user: User | null } | undefined> {
  const [, id, secret] = FORM.exec(text) ?? [];
  if (id === undefined) return undefined;
  const [found] = await db.orm
    .select({ token: apiTokens, user: asUser, letIn: isLetIn(now) })
    .from(apiTokens)
    .leftJoin(users, eq(users.id, apiTokens.userId))
    .where(eq(apiTokens.tokenId, Number(id)));
  const isRight = timingSafeEqual(Buffer.from(hashed(secret)), Buffer.from(found?.token.tokenHash ?? hashed('')));
  if (!found || !isRight || found.token.scope !== scope) return undefined;
  if (found.user !== null && !found.letIn) return undefined;
  const { tokenId, revokedAt, expiresAt, lastUsedAt } = found.token;
  if (revokedAt !== null || new Date(expiresAt) <= now) return undefined;
  if (lastUsedAt === null || now.getTime() - new Date(lastUsedAt).getTime() >= MINUTE)
    await db.orm.update(apiTokens).set({ lastUsedAt: now.toISOString() }).where(eq(apiTokens.tokenId, tokenId));
  return { tokenId, user: found.user };
}

/** All tokens, or those of one user. */
export async function listTokens(db: Session, ofUserId?: number): Promise<ApiToken[]> {
  return read(db)
    .where(ofUserId === undefined ? undefined : eq(apiTokens.userId, ofUserId))
    .orderBy(asc(apiTokens.tokenId));
}

/** Ends a token, of one user if said; `undefined` when there is none of that number. One revoked before stays as it was. */
export async function revokeToken(
  db: Session,
  tokenId: number,
  now: Date,
  ofUserId?: number,
): Promise<ApiToken | undefined> {
  const which = and(
    eq(apiTokens.tokenId, tokenId),
    ofUserId === undefined ? undefined : eq(apiTokens.userId, ofUserId),
  );
  await db.orm
    .update(apiTokens)
    .set({ revokedAt: now.toISOString() })
    .where(and(which, isNull(apiTokens.revokedAt)));
  const [token] = await read(db).where(which);
  return token;
}

/** Ends every token of a user that is not revoked yet; how many those were. */
export async function endTokens(db: Session, userId: number, now: Date): Promise<number> {
  const ended = await db.orm
    .update(apiTokens)
    .set({ revokedAt: now.toISOString() })
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)))
    .returning({ tokenId: apiTokens.tokenId });
  return ended.length;
}
