import { symmetricDecrypt } from 'better-auth/crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { secondSteps, users, verifications } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { asUser } from './accounts.ts';
import type { Auth, AuthParts } from './auth.ts';
import { asLinkedNext, isLetIn } from './letIn.ts';
import { libraryAnswer } from './libraryAnswer.ts';
import { Refusal } from './refusal.ts';
import { codeOf, giveBackCode, takeCode, type TypedCode } from './secondStepCodes.ts';
import { cookiePrefix, signedCookie } from './sessionCookie.ts';
import type { User } from './user.ts';

/** What checking a code needs: the library, and what it is made with. */
export type StepParts = Pick<AuthParts, 'db' | 'sessionKey' | 'now' | 'address'> & { auth: Auth };

/** Who gave the right password in this browser, of whom a code is asked still; `undefined` when nobody did, or too long ago. */
export async function userHalfSignedIn(
  { db, ...parts }: Pick<StepParts, 'db' | 'sessionKey' | 'address'>,
  cookie: string | null,
  now: Date,
): Promise<User | undefined> {
  const identifier = signedCookie(cookie, parts, 'two_factor');
  if (identifier === undefined) return undefined;
  const isOpen = and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, now.toISOString()));
  const [found] = await db.orm
    .select(asUser)
    .from(verifications)
    .innerJoin(users, eq(sql`${users.id}::text`, verifications.value))
    .where(and(isOpen, isLetIn(now, asLinkedNext)));
  return found;
}

/** Of a browser's headers what says that the password was right, and no session. */
export function halfSignedIn(headers: Headers, address: string): Headers {
  const own = new Headers(headers);
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  const name = `${cookiePrefix(address)}.two_factor=`;
  own.set('cookie', cookies.find((cookie) => cookie.startsWith(name)) ?? '');
  return own;
}

/** A right code, and the cookies that are to be set. */
export interface CodeTaken {
  cookies: Headers;
  kind: TypedCode['kind'];
}

/** Not taken: `wrong`, `over` (the password is to be given again), or `locked` for a while. */
export interface CodeRefused {
  refused: 'wrong' | 'over' | 'locked';
}

/** Tries a code of the app or a recovery code for whom the headers speak of: signed in, or half. Each is good once. */
export async function tryCode(
  parts: StepParts,
  { userId, typed }: { userId: number; typed: string },
  headers: Headers,
): Promise<CodeTaken | CodeRefused> {
  const { auth, db, sessionKey, now } = parts;
  await recoveryCodesLeft(parts, userId);
  const known = codeOf(typed);
  if (!known) return { refused: 'wrong' };
  const { kind, code } = known;
  const asked = { body: { code }, headers, returnHeaders: true } as const;
  if (kind === 'recovery') return tried(kind, await libraryAnswer(auth.api.verifyBackupCode(asked)));
  const used = { userId, code, sessionKey };
  if (!(await takeCode(db, used, now()))) return { refused: 'wrong' };
  let isTaken = false;
  try {
    const answered = tried(kind, await libraryAnswer(auth.api.verifyTOTP(asked)));
    isTaken = !('refused' in answered);
    return answered;
  } finally {
    if (!isTaken) await giveBackCode(db, used);
  }
}

function tried(
  kind: TypedCode['kind'],
  answered: { answer: { headers: Headers } } | { refused: string },
): CodeTaken | CodeRefused {
  if ('answer' in answered) return { cookies: answered.answer.headers, kind };
  return { refused: REFUSED[answered.refused] ?? 'wrong' };
}

const REFUSED: Readonly<Record<string, CodeRefused['refused']>> = {
  INVALID_TWO_FACTOR_COOKIE: 'over',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'over',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
};

/** The recovery codes somebody has not used; `undefined` without a second step. Refuses when they were sealed with another key than the present one. */
export async function recoveryCodesLeft(
  { auth, db }: { auth: Auth; db: Session },
  userId: number,
): Promise<string[] | undefined> {
  const [sealed] = await db.orm
    .select({ codes: secondSteps.backupCodes })
    .from(secondSteps)
    .where(eq(secondSteps.userId, userId));
  if (!sealed) return undefined;
  const { secretConfig: key } = await auth.$context;
  try {
    return JSON.parse(await symmetricDecrypt({ key, data: sealed.codes })) as string[];
  } catch {
    throw new Refusal(
      'conflict',
      'Your second step was sealed with a key that this Bellwether no longer has.',
      'Ask an administrator to reset it.',
    );
  }
}
