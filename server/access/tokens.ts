import { createHash, timingSafeEqual } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { apiTokens } from '#drizzle/schema/index.ts';
import type { Database } from '#server/db/database.ts';
import type { Outside } from './accounts.ts';

export type TokenScope = 'scim' | 'report';

/** A token without its secret, which is not kept. */
export interface Token {
  tokenId: number;
  scope: TokenScope;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
}

const DAYS = 365;
const FORM = /^bellwether_([1-9]\d{0,14})_([\w-]{43})$/;
const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex');
const shown = {
  tokenId: apiTokens.tokenId,
  scope: apiTokens.scope,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  revokedAt: apiTokens.revokedAt,
};

/** Makes a token that is good for a year. Its text is given here and never again. */
export async function createToken(
  db: Database,
  scope: TokenScope,
  outside: Outside,
): Promise<{ token: Token; text: string }> {
  const secret = Buffer.from(outside.randomBytes(32)).toString('base64url');
  const now = outside.now();
  const expiresAt = new Date(now.getTime() + DAYS * 86_400_000).toISOString();
  const [token] = await db.orm
    .insert(apiTokens)
    .values({
      scope,
      label: 'SCIM',
      createdBy: 'command line',
      tokenHash: hashed(secret),
      createdAt: now.toISOString(),
      expiresAt,
    })
    .returning(shown);
  return { token, text: `bellwether_${token.tokenId}_${secret}` };
}

/** The token of this text when it is good for the scope now; `undefined` for a wrong, revoked or expired one alike. */
export async function checkToken(db: Database, text: string, scope: TokenScope, now: Date): Promise<Token | undefined> {
  const [, id, secret] = FORM.exec(text) ?? [];
  if (id === undefined) return undefined;
  const [found] = await db.orm
    .select({ ...shown, tokenHash: apiTokens.tokenHash })
    .from(apiTokens)
    .where(eq(apiTokens.tokenId, Number(id)));
  const isRight = timingSafeEqual(Buffer.from(hashed(secret)), Buffer.from(found?.tokenHash ?? hashed('')));
  if (!found || !isRight || found.scope !== scope) return undefined;
  if (found.revokedAt !== null || new Date(found.expiresAt) <= now) return undefined;
  const { tokenHash: _hash, ...token } = found;
  return token;
}

export async function listTokens(db: Database): Promise<Token[]> {
  return db.orm.select(shown).from(apiTokens).orderBy(asc(apiTokens.tokenId));
}

/** Ends a token; `undefined` when there is none of that number. One revoked before stays as it was. */
export async function revokeToken(db: Database, tokenId: number, now: Date): Promise<Token | undefined> {
  const [found] = await db.orm.select(shown).from(apiTokens).where(eq(apiTokens.tokenId, tokenId));
  if (!found || found.revokedAt !== null) return found;
  const [revoked] = await db.orm
    .update(apiTokens)
    .set({ revokedAt: now.toISOString() })
    .where(eq(apiTokens.tokenId, tokenId))
    .returning(shown);
  return revoked;
}
