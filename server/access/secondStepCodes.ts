import { createHmac } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { usedCodes } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { CODE_MINUTES } from './sessionLimits.ts';

/** Without l and o, which read as 1 and 0: thirty-two, so that five bits of a byte choose one. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const CODES = 10;
const HALF = 5;

/** Ten codes of two times five letters, 50 bits each: `k7m2p-x9qad`. */
export function recoveryCodes(randomBytes: (length: number) => Uint8Array): string[] {
  return Array.from({ length: CODES }, () => {
    const letters = Array.from(randomBytes(2 * HALF), (byte) => LETTERS[byte % LETTERS.length]).join('');
    return `${letters.slice(0, HALF)}-${letters.slice(HALF)}`;
  });
}

/** What somebody typed where a code is asked for. */
export interface TypedCode {
  kind: 'app' | 'recovery';
  code: string;
}

/** A code as it is compared, however it was spaced; `undefined` for what can be none. */
export function codeOf(typed: string): TypedCode | undefined {
  const code = typed.toLowerCase().replaceAll(/[\s-]/g, '');
  if (/^\d{6}$/.test(code)) return { kind: 'app', code };
  if (!/^[a-z2-9]{10}$/.test(code)) return undefined;
  return { kind: 'recovery', code: `${code.slice(0, HALF)}-${code.slice(HALF)}` };
}

/** Whose code, and the key that hides it in the table. */
interface Used {
  userId: number;
  code: string;
  sessionKey: Uint8Array;
}

const hashed = ({ userId, code, sessionKey }: Used) =>
  createHmac('sha256', sessionKey).update(`used code ${userId} ${code}`).digest('base64url');

/** Takes a code of the app for one try: `false` when it was used before, also at the very same time. */
export async function takeCode(db: Session, used: Used, now: Date): Promise<boolean> {
  const { userId } = used;
  // Longer than any code is right: a step of 30 seconds, and one more on either side.
  const old = new Date(now.getTime() - CODE_MINUTES * 60_000).toISOString();
  await db.orm.delete(usedCodes).where(and(eq(usedCodes.userId, userId), lt(usedCodes.usedAt, old)));
  const taken = await db.orm
    .insert(usedCodes)
    .values({ userId, codeHash: hashed(used), usedAt: now.toISOString() })
    .onConflictDoNothing()
    .returning({ userId: usedCodes.userId });
  return taken.length > 0;
}

/** Gives a code back that was not right: it may be, a little later. */
export async function giveBackCode(db: Session, used: Used): Promise<void> {
  const which = and(eq(usedCodes.userId, used.userId), eq(usedCodes.codeHash, hashed(used)));
  await db.orm.delete(usedCodes).where(which);
}
