import { APIError } from 'better-auth/api';
import type { Auth } from './auth.ts';

/** Signs in with a password: the headers that set the cookie; `undefined` for a wrong one, an unknown or a disabled person alike, after the same work. */
export async function signInWithPassword(
  auth: Auth,
  { email, password }: { email: string; password: string },
  headers: Headers,
): Promise<Headers | undefined> {
  try {
    const answer = await auth.api.signInEmail({
      body: { email: email.trim().toLowerCase(), password },
      headers,
      returnHeaders: true,
    });
    return answer.headers;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return undefined;
    throw error;
  }
}

/** Changes somebody's own password and ends their other sessions: the headers with the cookie of a new one; `undefined` when the present password is wrong. */
export async function changeOwnPassword(
  auth: Auth,
  passwords: { current: string; password: string },
  headers: Headers,
): Promise<Headers | undefined> {
  try {
    const answer = await auth.api.changePassword({
      body: { currentPassword: passwords.current, newPassword: passwords.password, revokeOtherSessions: true },
      headers,
      returnHeaders: true,
    });
    return answer.headers;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return undefined;
    throw error;
  }
}

/** Ends the session of these headers: the headers that clear the cookie. */
export async function signOut(auth: Auth, headers: Headers): Promise<Headers> {
  return (await auth.api.signOut({ headers, returnHeaders: true })).headers;
}
