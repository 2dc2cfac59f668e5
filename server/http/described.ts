import type { Response } from 'express';
import { ownerExists } from '#server/access/accounts.ts';
import { linkToPerson } from '#server/access/personOf.ts';
import { secondStepRequired } from '#server/access/secondStepRule.ts';
import type { PasswordTaken } from '#server/access/signIn.ts';
import { singleSignOnName } from '#server/access/singleSignOnSettings.ts';
import type { User } from '#server/access/user.ts';
import type { SessionResponse } from '#shared/contract/session.ts';
import type { Deps } from './deps.ts';
import { setCookies } from './identity.ts';

/** What the page needs to know of who is signed in, or of what is missing still for that; no more of whom it is missing. */
export async function described(
  deps: Deps,
  user: User | NonNullable<SessionResponse['secondStep']> | undefined,
): Promise<SessionResponse> {
  const [setUp, name] = await Promise.all([ownerExists(deps.db), singleSignOnName(deps.db)]);
  const singleSignOn = name !== undefined && deps.oidcSecret !== undefined && { singleSignOn: name };
  if (user === undefined) return { setUp, ...singleSignOn };
  if (typeof user === 'string') return { setUp, secondStep: user, ...singleSignOn };
  const { name: called, email, roles, personExternalId } = user;
  return { setUp, user: { name: called, email, roles, personExternalId }, ...singleSignOn };
}

/** After the right password: sets the cookies, and says who is signed in, or that a code is asked for or to be set up first. */
export async function afterPassword(
  deps: Deps,
  response: Response,
  { cookies, codeAsked }: PasswordTaken,
  user: User,
): Promise<SessionResponse> {
  setCookies(response, cookies);
  if (codeAsked) return described(deps, 'code');
  const linked = await linkToPerson(deps.db, user);
  return described(deps, (await secondStepRequired(deps.db)) ? 'set up' : linked);
}
