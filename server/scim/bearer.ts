import type { Request, RequestHandler } from 'express';
import { checkToken } from '#server/access/tokens.ts';
import type { Deps } from '#server/http/deps.ts';
import { networkOf } from '#server/http/networkOf.ts';
import { throttle } from '#server/http/throttle.ts';
import { ScimProblem } from './scimProblem.ts';

const actors = new WeakMap<Request, string>();

/** Lets in who holds a token for SCIM; an address that was refused ten times waits before it is told so again, as at sign-in. */
export function bearer(deps: Pick<Deps, 'db' | 'now'>): RequestHandler {
  const attempts = throttle(deps.now);
  return async (request, response, next) => {
    const from = networkOf(request.ip);
    const [, text] = /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const token = text === undefined ? undefined : await checkToken(deps.db, text, 'scim', deps.now());
    if (!token) {
      attempts.check(from);
      attempts.refuse(from);
      response.setHeader('WWW-Authenticate', 'Bearer realm="Bellwether SCIM"');
      throw new ScimProblem(401, 'A valid token is needed (bellwether token create --scim).');
    }
    actors.set(request, `SCIM (token ${token.tokenId})`);
    next();
  };
}

/** Who asks, for the log. */
export function actorOf(request: Request): string {
  const actor = actors.get(request);
  if (actor === undefined) throw new Error('a SCIM route is mounted before its bearer');
  return actor;
}
