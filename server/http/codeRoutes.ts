import { Router } from 'express';
import { linkToPerson } from '#server/access/personOf.ts';
import { endSession } from '#server/access/sessions.ts';
import { halfSignedIn, recoveryCodesLeft, tryCode, userHalfSignedIn } from '#server/access/tryCode.ts';
import { type AuditAction, record } from '#server/audit/record.ts';
import { codeRequest } from '#shared/contract/secondStep.ts';
import { orProblem } from './accountProblems.ts';
import { codeProblem } from './codeProblem.ts';
import type { Deps } from './deps.ts';
import { described } from './described.ts';
import { headersOf, type Identity, setCookies } from './identity.ts';
import { networkOf } from './networkOf.ts';
import { parsed } from './parsed.ts';
import { sendOperational } from './send.ts';
import { sessionOf } from './signedIn.ts';
import type { Throttle } from './throttle.ts';

/** Giving the code after the right password: that alone is no session. Wrong codes count as wrong passwords do, in the same `attempts`. */
export function codeRoutes(deps: Deps, identity: Identity, attempts: Throttle): Router {
  const routes = Router();
  routes.post('/session/code', async (request, response) => {
    const { code } = parsed(codeRequest, request.body);
    const parts = { ...deps, address: deps.address(), auth: identity.auth() };
    const user = await userHalfSignedIn(parts, request.headers.cookie ?? null, deps.now());
    if (!user) throw codeProblem('over');
    const told = (action: AuditAction, details = {}) =>
      record(deps.db, { at: deps.now(), actor: user.email, action, details, address: request.ip });
    const right = attempts.begin(`address ${networkOf(request.ip)}`, `account ${user.email}`);
    const asked = { userId: user.userId, typed: code };
    const before = await sessionOf(deps, request);
    const done = await orProblem(tryCode(parts, asked, halfSignedIn(headersOf(request), parts.address)));
    if ('refused' in done) {
      await told('code refused');
      throw codeProblem(done.refused);
    }
    right();
    if (done.kind === 'recovery')
      await told('recovery code used', { left: (await recoveryCodesLeft(parts, user.userId))?.length });
    await told('sign in');
    if (before) await endSession(deps.db, before.sessionId);
    setCookies(response, done.cookies);
    sendOperational(response, await described(deps, await linkToPerson(deps.db, user)));
  });
  return routes;
}
