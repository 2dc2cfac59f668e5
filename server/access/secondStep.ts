import { eq } from 'drizzle-orm';
import { secondSteps } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { queryErrorOf } from '#server/db/queryError.ts';
import type { OwnSecondStep } from '#shared/contract/secondStep.ts';
import { hasPassword } from './accounts.ts';
import type { Auth } from './auth.ts';
import { libraryAnswer } from './libraryAnswer.ts';
import { Refusal } from './refusal.ts';
import { secondStepRequired } from './secondStepRule.ts';
import { endSessions, userOfSession } from './sessions.ts';
import { type CodeRefused, type CodeTaken, recoveryCodesLeft, type StepParts, tryCode } from './tryCode.ts';

/** How somebody's own second step stands. */
export async function ownSecondStep(parts: StepParts, userId: number): Promise<OwnSecondStep> {
  const { db } = parts;
  const found = await stepOf(db, userId);
  const isOn = found?.verified === true;
  return {
    isOn,
    since: isOn ? found.confirmedAt : null,
    recoveryCodesLeft: isOn ? ((await recoveryCodesLeft(parts, userId))?.length ?? 0) : null,
    required: await secondStepRequired(db),
    hasPassword: await hasPassword(db, userId),
  };
}

/** Is this the password of whom the headers sign in? */
export async function isOwnPassword(auth: Auth, password: string, headers: Headers): Promise<boolean> {
  return 'answer' in (await libraryAnswer(auth.api.verifyPassword({ body: { password }, headers })));
}

/** Begins setting up: what the app reads as a QR code, and the same as text. It counts from the first right code on. The password was checked. */
export async function beginSecondStep(
  auth: Auth,
  password: string,
  headers: Headers,
): Promise<{ address: string; secret: string }> {
  const begun = await libraryAnswer(auth.api.enableTwoFactor({ body: { password }, headers })).catch(begunTwice);
  if ('refused' in begun || begun.answer.method !== 'totp') throw isOnAlready();
  const address = begun.answer.totpURI;
  return { address, secret: new URL(address).searchParams.get('secret')! };
}

/** Two at the same time: the first of them is begun. */
function begunTwice(error: unknown): never {
  if (queryErrorOf(error)?.code !== UNIQUE_VIOLATION) throw error;
  throw new Refusal('conflict', 'Setting up the second step was begun twice at once.', 'Try again.');
}

const UNIQUE_VIOLATION = '23505';

/** The first right code: from now on one is asked for. Every other session ends; the recovery codes are told this once. */
export async function confirmSecondStep(
  parts: StepParts,
  asked: { userId: number; typed: string },
  headers: Headers,
): Promise<(CodeTaken & { recoveryCodes: string[] }) | CodeRefused> {
  const { db, now } = parts;
  const { userId } = asked;
  const found = await stepOf(db, userId);
  if (!found)
    throw new Refusal('conflict', 'Setting up the second step was not begun.', 'Give your password to begin.');
  if (found.verified) throw isOnAlready();
  const done = await tryCode(parts, asked, headers);
  if ('refused' in done) return done;
  const cookie = done.cookies.getSetCookie().map((set) => set.split(';')[0]);
  const session = await userOfSession(parts, cookie.join('; '), now());
  await db.transaction(async (changes) => {
    await changes.orm
      .update(secondSteps)
      .set({ confirmedAt: now().toISOString() })
      .where(eq(secondSteps.userId, userId));
    await endSessions(changes, userId, session?.sessionId);
  });
  return { ...done, recoveryCodes: (await recoveryCodesLeft(parts, userId)) ?? [] };
}

/** Turns the second step off for whom the headers sign in: the headers with the cookie of a new session. Password and code were checked. */
export async function endSecondStep(auth: Auth, password: string, headers: Headers): Promise<Headers> {
  return (await auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true })).headers;
}

/** Ten other recovery codes in place of those somebody had. Password and code were checked. */
export async function newRecoveryCodes(auth: Auth, password: string, headers: Headers): Promise<string[]> {
  return (await auth.api.generateBackupCodes({ body: { password }, headers })).backupCodes;
}

async function stepOf(db: Session, userId: number) {
  const { verified, confirmedAt } = secondSteps;
  const found = await db.orm.select({ verified, confirmedAt }).from(secondSteps).where(eq(secondSteps.userId, userId));
  return found.at(0);
}

const isOnAlready = () =>
  new Refusal(
    'conflict',
    'The second step is set up already.',
    'Reload the page; to set it up anew, turn it off first.',
  );
