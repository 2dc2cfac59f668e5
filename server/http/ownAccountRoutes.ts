import { type Request, Router } from 'express';
import { endOpenLinks } from '#server/access/openLinks.ts';
import { endHalfSignIns, endSession, endSessions, listSessions } from '#server/access/sessions.ts';
import { changeOwnPassword, signOut } from '#server/access/signIn.ts';
import { endTokens } from '#server/access/tokens.ts';
import { type AuditAction, record } from '#server/audit/record.ts';
import type { Session } from '#server/db/database.ts';
import { changePasswordRequest, signOutEverywhereRequest } from '#shared/contract/accounts.ts';
import { mayBePassword } from './accountProblems.ts';
import type { Deps } from './deps.ts';
import { headersOf, type Identity, setCookies } from './identity.ts';
import { parsed, parsedQuery } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { sessionIdOf, userOf } from './signedIn.ts';
import type { Throttle } from './throttle.ts';

/** Somebody's own account: password, sessions, signing out everywhere. `attempts` counts wrong passwords. */
export function ownAccountRoutes(deps: Deps, identity: Identity, attempts: Throttle): Router {
  const routes = Router();
  const told = (session: Session, request: Request, action: AuditAction, details = {}) =>
    record(session, { at: deps.now(), actor: userOf(request).email, action, details, address: request.ip });
  routes.get('/account/sessions', async (request, response) => {
    const current = sessionIdOf(request);
    const sessions = await listSessions(deps.db, userOf(request).userId);
    sendOperational(response, {
      sessions: sessions.map((session) => ({ ...session, current: session.sessionId === current })),
    });
  });
  routes.delete('/account/sessions', async (request, response) => {
    const { tokens } = parsedQuery(signOutEverywhereRequest, request.query);
    const { userId } = userOf(request);
    await deps.db.transaction(async (session) => {
      await endSessions(session, userId);
      const ended = tokens === 'end' && { tokensEnded: await endTokens(session, userId, deps.now()) };
      await told(session, request, 'signed out everywhere', { ...ended });
    });
    setCookies(response, await signOut(identity.auth(), headersOf(request)));
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
    sendOperational(response, { ok: true });
  });
  routes.put('/account/password', async (request, response) => {
    const asked = parsed(changePasswordRequest, request.body);
    const { userId, email } = userOf(request);
    await mayBePassword({ email, password: asked.password });
    const right = attempts.begin(`user ${userId}`);
    const cookies = await changeOwnPassword(identity.auth(), asked, headersOf(request));
    if (!cookies)
      throw new Problem(
        403,
        'The present password is not right.',
        'If you forgot it, ask an administrator for a link.',
      );
    right();
    await deps.db.transaction(async (session) => {
      await endSession(session, sessionIdOf(request));
      await endHalfSignIns(session, userId);
      await endOpenLinks(session, { email, madeByThem: false }, deps.now());
      await told(session, request, 'password changed');
    });
    setCookies(response, cookies);
    sendOperational(response, { ok: true });
  });
  return routes;
}
