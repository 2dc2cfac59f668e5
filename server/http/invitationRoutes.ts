import { Router } from 'express';
import { openLink, takeLink } from '#server/access/invitations.ts';
import { hashPassword } from '#server/access/password.ts';
import { signInWithPassword } from '#server/access/signIn.ts';
import { record } from '#server/audit/record.ts';
import { openLinkRequest, useLinkRequest } from '#shared/contract/accounts.ts';
import { mayBePassword, orProblem } from './accountProblems.ts';
import type { Deps } from './deps.ts';
import { afterPassword } from './described.ts';
import { headersOf, type Identity } from './identity.ts';
import { networkOf } from './networkOf.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { throttle } from './throttle.ts';

const dead = () => new Problem(410, 'This link cannot be used any more.', 'Ask whoever gave it to you for a new one.');

/** Using the link of an invitation or of a password that was forgotten; for somebody not signed in. */
export function invitationRoutes(deps: Deps, identity: Identity): Router {
  const routes = Router();
  const attempts = throttle(deps.now, { refusal: 'Too many links were refused from here.' });
  routes.post('/links/open', async (request, response) => {
    const { token } = parsed(openLinkRequest, request.body);
    const right = attempts.begin(`address ${networkOf(request.ip)}`);
    const link = await openLink(deps.db, token, deps.now());
    if (!link) throw dead();
    right();
    sendOperational(response, { purpose: link.purpose, email: link.email });
  });
  routes.post('/links/use', async (request, response) => {
    const asked = parsed(useLinkRequest, request.body);
    const right = attempts.begin(`address ${networkOf(request.ip)}`);
    const link = await openLink(deps.db, asked.token, deps.now());
    if (!link) throw dead();
    right();
    if (link.purpose === 'invitation' && !asked.name?.trim())
      throw new Problem(400, 'Say your name.', 'Then try again.');
    await mayBePassword({ email: link.email, password: asked.password });
    const { token, name, password } = asked;
    const passwordHash = await hashPassword(password, deps.randomBytes(16));
    const at = deps.now();
    const using = deps.db.transaction(async (session) => {
      const taken = await takeLink(session, { token, name, passwordHash }, at);
      if (!taken) return undefined;
      const action = taken.purpose === 'invitation' ? 'invitation accepted' : 'password changed';
      await record(session, { at, actor: taken.user.email, action, details: {}, address: request.ip });
      return taken;
    });
    const used = await orProblem(using);
    if (!used) throw dead();
    const { user } = used;
    const { email } = user;
    const signedIn = await signInWithPassword(identity.auth(), { email, password }, headersOf(request));
    if (!signedIn) throw dead();
    sendOperational(response, await afterPassword(deps, response, signedIn, user));
  });
  return routes;
}
