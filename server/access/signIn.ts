import type { Auth } from './auth.ts';
import { libraryAnswer } from './libraryAnswer.ts';

/** A right password: the headers that set a cookie. With `codeAsked` it is not that of a session, but of having given the password. */
export interface PasswordTaken {
  cookies: Headers;
  codeAsked: boolean;
}

/** Signs in with a password; `undefined` for a wrong one, an unknown or a disabled person alike, after the same work. */
export async function signInWithPassword(
  auth: Auth,
  { email, password }: { email: string; password: string },
  headers: Headers,
): Promise<PasswordTaken | undefined> {
  const body = { email: email.trim().toLowerCase(), password };
  const signedIn = await libraryAnswer(auth.api.signInEmail({ body, headers, returnHeaders: true }));
  if ('refused' in signedIn) return undefined;
  const { headers: cookies, response } = signedIn.answer;
  return { cookies, codeAsked: 'twoFactorRedirect' in response };
}

/** Changes somebody's own password and ends their other sessions: the headers with the cookie of a new one; `undefined` when the present password is wrong. */
export async function changeOwnPassword(
  auth: Auth,
  passwords: { current: string; password: string },
  headers: Headers,
): Promise<Headers | undefined> {
  const body = { currentPassword: passwords.current, newPassword: passwords.password, revokeOtherSessions: true };
  const changed = await libraryAnswer(auth.api.changePassword({ body, headers, returnHeaders: true }));
  return 'refused' in changed ? undefined : changed.answer.headers;
}

/** Ends the session of these headers: the headers that clear the cookie. */
export async function signOut(auth: Auth, headers: Headers): Promise<Headers> {
  return (await auth.api.signOut({ headers, returnHeaders: true })).headers;
}
