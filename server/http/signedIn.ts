import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { type User, userOfSession } from '#server/access/accounts.ts';
import type { Deps } from './deps.ts';
import { readSessionCookie } from './cookie.ts';
import { Problem } from './problem.ts';

const users = new WeakMap<Request, User>();

/** Lets only signed-in people through. */
export function signedIn(deps: Deps): RequestHandler {
  return async (request: Request, _response: Response, next: NextFunction) => {
    const token = readSessionCookie(request);
    const user = token === undefined ? undefined : await userOfSession(deps.db, token, deps.now());
    if (!user) throw new Problem(401, 'You are not signed in.', 'Sign in and try again.');
    users.set(request, user);
    next();
  };
}

/** The person `signedIn` let through. */
export function userOf(request: Request): User {
  const user = users.get(request);
  if (!user) throw new Error('a route that needs a user is mounted before signedIn');
  return user;
}

/** Lets the owner, administrators and HR through: imports change what everybody sees. */
export const mayImport: RequestHandler = (request, _response, next) => {
  const { roles } = userOf(request);
  if (!roles.some((role) => role === 'owner' || role === 'admin' || role === 'hr'))
    throw new Problem(403, 'Your roles may not import data.', 'Ask the owner of this Bellwether.');
  next();
};
