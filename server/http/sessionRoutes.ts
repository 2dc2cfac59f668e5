import { timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import { createOwner, findUser } from '#server/access/accounts.ts';
import { endSession } from '#server/access/sessions.ts';
import { signInWithPassword, signOut } from '#server/access/signIn.ts';
import { userHalfSignedIn } from '#server/access/tryCode.ts';
import { type AuditAction, record } from '#server/audit/record.ts';
import { setUpRequest, signInRequest } from '#shared/contract/session.ts';
import { mayBePassword } from './accountProblems.ts';
import type { Deps } from './deps.ts';
import { afterPassword, described } from './described.ts';
import { headersOf, type Identity, setCookies } from './identity.ts';
import { networkOf } from './networkOf.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { sessionOf } from './signedIn.ts';
import type { Throttle } from './throttle.ts';

/** Who is signed in, setting up the owner, signing in and out. `attempts` counts wrong passwords and codes. */
export function sessionRoutes(deps: Deps, identity: Identity, attempts: Throttle): Router {
  const routes = Router();
  const told = (request: Request, actor: string, action: AuditAction) =>
    record(deps.db, { at: deps.now(), actor, action, details: {}, address: request.ip });
  routes.get('/session', async (request, response) => {
    const found = await sessionOf(deps, request);
    if (found) return sendOperational(response, await described(deps, found.lacksStep ? 'set up' : found.user));
    const half = await userHalfSignedIn(
      { ...deps, address: deps.address() },
      request.headers.cookie ?? null,
      deps.now(),
    );
    sendOperational(response, await described(deps, half && 'code'));
  });
  routes.post('/set-up', async (request, response) => {
    const asked = parsed(setUpRequest, request.body);
    const done = attempts.begin(`set-up from ${networkOf(request.ip)}`);
    if (!sameToken(asked.token, deps.setUpToken))
      throw new Problem(403, 'This set-up link is not valid.', 'Use the link printed when Bellwether last started.');
    done();
    await mayBePassword(asked);
    const owner = await createOwner(deps.db, asked, deps);
    if (!owner) throw new Problem(409, 'Bellwether has an owner already.', 'Sign in instead.');
    await told(request, owner.email, 'set up');
    const taken = await signInWithPassword(identity.auth(), asked, headersOf(request));
    sendOperational(response, await afterPassword(deps, response, taken!, owner));
  });
  routes.post('/session', async (request, response) => {
    const asked = parsed(signInRequest, request.body);
    const account = asked.email.trim().toLowerCase();
    const right = attempts.begin(`address ${networkOf(request.ip)}`, `account ${account}`);
    const before = await sessionOf(deps, request);
    const taken = await signInWithPassword(identity.auth(), asked, headersOf(request));
    await told(request, asked.email, taken ? (taken.codeAsked ? 'code asked' : 'sign in') : 'sign-in refused');
    if (!taken) throw new Problem(401, 'E-mail and password do not match.', 'Check both and try again.');
    right();
    if (before) await endSession(deps.db, before.sessionId);
    sendOperational(response, await afterPassword(deps, response, taken, (await findUser(deps.db, account))!));
  });
  routes.delete('/session', async (request, response) => {
    const found = await sessionOf(deps, request);
    setCookies(response, await signOut(identity.auth(), headersOf(request)));
    if (found) await told(request, found.user.email, 'sign out');
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
    sendOperational(response, { ok: true });
  });
  return routes;
}

function sameToken(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
