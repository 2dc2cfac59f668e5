import type { IncomingHttpHeaders } from 'node:http';
import type { Request, Response } from 'express';
import { ADDRESS_HEADER, type Auth, createAuth } from '#server/access/auth.ts';
import { singleSignOnAuth, type SingleSignOnAuth } from '#server/access/singleSignOnAuth.ts';
import type { Deps } from './deps.ts';

/** Sign-in for one server: made when first asked for, since its address is known once it listens. */
export interface Identity {
  auth(): Auth;
  /** Sign-in at the provider as it is set now; `undefined` when it is not set. */
  singleSignOn(): Promise<SingleSignOnAuth | undefined>;
}

export function createIdentity(deps: Deps): Identity {
  const parts = () => ({ ...deps, address: deps.address() });
  let auth: Auth | undefined;
  const provider = singleSignOnAuth(parts);
  return { auth: () => (auth ??= createAuth(parts())), singleSignOn: provider };
}

/** Of a request's headers what sign-in needs; the address is where it came from, whatever it says itself. */
export function headersOf(request: Request): Headers {
  const { cookie, 'user-agent': browser }: IncomingHttpHeaders = request.headers;
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip ?? '' });
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (browser !== undefined) headers.set('user-agent', browser.slice(0, 300));
  return headers;
}

/** Sets the cookies that sign-in asks for. */
export function setCookies(response: Response, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) response.append('Set-Cookie', cookie);
}
