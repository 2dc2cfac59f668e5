import { timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import {
  checkPassword,
  closeSession,
  createOwner,
  openSession,
  ownerExists,
  type User,
  userOfSession,
} from '#server/access/accounts.ts';
import { record } from '#server/audit/record.ts';
import { setUpRequest, signInRequest, type SessionResponse } from '#shared/contract/session.ts';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './cookie.ts';
import type { Deps } from './deps.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import { throttle } from './throttle.ts';
import { sendOperational } from './send.ts';

/** Who is signed in, setting up the owner, signing in and out. */
export function sessionRoutes(deps: Deps): Router {
  const routes = Router();
  const attempts = throttle(deps.now);
  routes.get('/session', async (request, response) => {
    const token = readSessionCookie(request);
    const user = token === undefined ? undefined : await userOfSession(deps.db, token, deps.now());
    sendOperational(response, described(await ownerExists(deps.db), user));
  });
  routes.post('/set-up', async (request, response) => {
    const asked = parsed(setUpRequest, request.body);
    if (!sameToken(asked.token, deps.setUpToken))
      throw new Problem(403, 'This set-up link is not valid.', 'Use the link printed when Bellwether last started.');
    const owner = await createOwner(deps.db, asked, deps);
    if (!owner) throw new Problem(409, 'Bellwether has an owner already.', 'Sign in instead.');
    await record(deps.db, { at: deps.now(), actor: owner.email, action: 'set up', details: {} });
    writeSessionCookie(request, response, await openSession(deps.db, owner.userId, deps));
    sendOperational(response, described(true, owner));
  });
  routes.post('/session', async (request, response) => {
    const asked = parsed(signInRequest, request.body);
    const from = request.ip ?? '';
    attempts.check(from);
    const user = await checkPassword(deps.db, asked.email, asked.password);
    await record(deps.db, {
      at: deps.now(),
      actor: asked.email,
      action: user ? 'sign in' : 'sign-in refused',
      details: {},
    });
    if (!user) attempts.refuse(from);
    if (!user) throw new Problem(401, 'E-mail and password do not match.', 'Check both and try again.');
    writeSessionCookie(request, response, await openSession(deps.db, user.userId, deps));
    sendOperational(response, described(true, user));
  });
  routes.delete('/session', async (request, response) => {
    const token = readSessionCookie(request);
    if (token !== undefined) await closeSession(deps.db, token);
    clearSessionCookie(request, response);
    sendOperational(response, { ok: true });
  });
  return routes;
}

function described(setUp: boolean, user: User | undefined): SessionResponse {
  return user
    ? {
        setUp,
        user: { name: user.name, email: user.email, roles: user.roles, personExternalId: user.personExternalId },
      }
    : { setUp };
}

function sameToken(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
