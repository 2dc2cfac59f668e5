import { APIError } from 'better-auth/api';
import type { Auth } from './auth.ts';

/** The headers of what was asked of the library; `undefined` when it refuses. */
async function unlessRefused(asked: Promise<{ headers: Headers }>): Promise<Headers | undefined> {
  try {
    return (await asked).headers;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return undefined;
    throw error;
  }
}

/** Signs in with a password: the headers that set the cookie; `undefined` for a wrong one, an unknown or a disabled person alike, after the same work. */
export function signInWithPassword(
  auth: Auth,
  { email, password }: { email: string; password: string },
  headers: Headers,
): Promise<Headers | undefined> {
  const body = { email: email.trim().toLowerCase(), password };
  return unlessRefused(auth.api.signInEmail({ body, headers, returnHeaders: true }));
}

/** Changes somebody's own password and ends their other sessions: the headers with the cookie of a new one; `undefined` when the present password is wrong. */
export function changeOwnPassword(
  auth: Auth,
  passwords: { current: string; password: string },
  headers: Headers,
): Promise<Headers | undefined> {
  const body = { currentPassword: passwords.current, newPassword: passwords.password, revokeOtherSessions: true };
  return unlessRefused(auth.api.changePassword({ body, headers, returnHeaders: true }));
}

/** Ends the session of these headers: the headers that clear the cookie. */
export async function signOut(auth: Auth, headers: Headers): Promise<Headers> {
  return (await auth.api.signOut({ headers, returnHeaders: true })).headers;
}
