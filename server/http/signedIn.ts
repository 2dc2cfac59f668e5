import type { Request, RequestHandler } from 'express';
import { type SignedIn, userOfSession } from '#server/access/sessions.ts';
import { checkToken } from '#server/access/tokens.ts';
import { mayAdminister, type User } from '#server/access/user.ts';
import type { Deps } from './deps.ts';
import { networkOf } from './networkOf.ts';
import { Problem } from './problem.ts';
import { throttle } from './throttle.ts';

const users = new WeakMap<Request, User>();
const sessionIds = new WeakMap<Request, number>();
/** Signed in with a password alone where a second step is asked of everybody. */
const lacking = new WeakSet<Request>();

/** Who the cookie of a request signs in. */
export function sessionOf(deps: Deps, request: Request): Promise<SignedIn | undefined> {
  return userOfSession({ ...deps, address: deps.address() }, request.headers.cookie ?? null, deps.now());
}

/**
 * Lets only signed-in people through, and programs that `reportTokens` let through before. With `mayLackStep` also who has to set up
 * a second step before anything else.
 */
export function signedIn(deps: Deps, { mayLackStep = false } = {}): RequestHandler {
  return async (request, _response, next) => {
    if (!users.has(request)) {
      const found = await sessionOf(deps, request);
      if (!found) throw new Problem(401, 'You are not signed in.', 'Sign in and try again.');
      users.set(request, found.user);
      sessionIds.set(request, found.sessionId);
      if (found.lacksStep) lacking.add(request);
    }
    if (lacking.has(request) && !mayLackStep)
      throw new Problem(
        401,
        'A second step is asked of everybody who signs in with a password here, and you have none yet.',
        'Sign in on the page: it leads you through setting it up.',
      );
    next();
  };
}

/** On the addresses it is mounted at: lets in who holds a token for reports, as the user it belongs to. */
export function reportTokens(deps: Pick<Deps, 'db' | 'now'>): RequestHandler {
  const attempts = throttle(deps.now, { refusal: 'Too many tokens were refused from here.' });
  return async (request, response, next) => {
    const { authorization } = request.headers;
    if (authorization === undefined) return next();
    const from = networkOf(request.ip);
    attempts.check(from);
    const [, text = ''] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    const token = await checkToken(deps.db, text, 'report', deps.now());
    if (!token?.user) {
      attempts.refuse(from);
      response.setHeader('WWW-Authenticate', 'Bearer realm="Bellwether reports"');
      throw new Problem(401, 'This token is not valid for reports.', 'Make another under Your account.');
    }
    users.set(request, token.user);
    next();
  };
}

/** The person `signedIn` let through. */
export function userOf(request: Request): User {
  const user = users.get(request);
  if (!user) throw new Error('a route that needs a user is mounted before signedIn');
  return user;
}

/** The session `signedIn` let through. */
export function sessionIdOf(request: Request): number {
  const sessionId = sessionIds.get(request);
  if (sessionId === undefined) throw new Error('a route that needs a session is open to tokens');
  return sessionId;
}

/** Lets the owner, administrators and HR through: imports change what everybody sees. */
export const mayImport: RequestHandler = (request, _response, next) => {
  const user = userOf(request);
  if (!mayAdminister(user) && !user.roles.includes('hr'))
    throw new Problem(403, 'Your roles may not import data.', 'Ask the owner of this Bellwether.');
  next();
};

/** Lets owners and administrators through. */
export const administers: RequestHandler = (request, _response, next) => {
  if (!mayAdminister(userOf(request)))
    throw new Problem(
      403,
      'Your roles may not see or change how this Bellwether is set up.',
      'Ask an administrator of this Bellwether.',
    );
  next();
};
