import { type Request, Router } from 'express';
import { discover } from '#server/access/discovery.ts';
import { linkToPerson } from '#server/access/personOf.ts';
import { endSession, userOfSession } from '#server/access/sessions.ts';
import { PROVIDER, redirectAddress } from '#server/access/singleSignOnAuth.ts';
import { readSingleSignOn, removeSingleSignOn, saveSingleSignOn } from '#server/access/singleSignOnSettings.ts';
import { record } from '#server/audit/record.ts';
import {
  singleSignOnSettings,
  startSingleSignOnRequest,
  type SingleSignOnResponse,
} from '#shared/contract/accounts.ts';
import { orProblem } from './accountProblems.ts';
import type { Deps } from './deps.ts';
import { headersOf, type Identity, setCookies } from './identity.ts';
import { networkOf } from './networkOf.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { administers, sessionOf, userOf } from './signedIn.ts';
import { throttle } from './throttle.ts';

/** Sign-ins begun from one address in a quarter of an hour: a whole office may share one. */
const MOST_STARTS = 300;
const ANSWERED = ['code', 'state', 'error', 'error_description', 'iss'] as const;
const notSet = () => new Problem(404, 'Single sign-on is not set.', 'Sign in with your password.');

/** Signing in at the provider: the way there, and the way back. */
export function singleSignOnRoutes(deps: Deps, identity: Identity): Router {
  const routes = Router();
  const attempts = throttle(deps.now, { most: MOST_STARTS });
  routes.post('/single-sign-on/start', async (request, response) => {
    const { next = '/' } = parsed(startSingleSignOnRequest, request.body);
    attempts.begin(`address ${networkOf(request.ip)}`);
    const provider = await orProblem(identity.singleSignOn());
    if (!provider) throw notSet();
    const body = {
      provider: PROVIDER,
      disableRedirect: true,
      errorCallbackURL: '/sign-in',
      callbackURL: ownPath(next, deps.address()),
    };
    const answer = await provider.auth.api.signInSocial({ body, headers: headersOf(request), returnHeaders: true });
    setCookies(response, answer.headers);
    sendOperational(response, { address: answer.response.url! });
  });
  routes.get(`/auth/callback/${PROVIDER}`, async (request, response) => {
    const provider = await orProblem(identity.singleSignOn());
    if (!provider) throw notSet();
    const before = await sessionOf(deps, request);
    const answer = await provider.auth.handler(answered(deps, request));
    const cookie = answer.headers.getSetCookie().map((set) => set.split(';')[0]);
    const found = await userOfSession({ ...deps, address: deps.address() }, cookie.join('; '), deps.now());
    const to = new URL(answer.headers.get('location') ?? '/', deps.address());
    const why = to.searchParams.get('error') ?? 'failed';
    if (before && found) await endSession(deps.db, before.sessionId);
    if (found) await linkToPerson(deps.db, found.user);
    await record(deps.db, {
      at: deps.now(),
      actor: found?.user.email ?? PROVIDER,
      action: found ? 'sign in' : 'sign-in refused',
      details: { way: PROVIDER, ...(found === undefined && { why }) },
      address: request.ip,
    });
    setCookies(response, answer.headers);
    response.redirect(303, found ? ownPath(to.href, deps.address()) : `/sign-in?refused=${encodeURIComponent(why)}`);
  });
  return routes;
}

/** What the provider sent the browser back with, and nothing else a client could add. */
function answered(deps: Deps, request: Request): globalThis.Request {
  const back = new URL(redirectAddress(deps.address()));
  for (const name of ANSWERED) {
    const value = request.query[name];
    if (typeof value === 'string') back.searchParams.set(name, value);
  }
  return new globalThis.Request(back, { headers: headersOf(request) });
}

/** A path of ours to go on to; the start page in place of an address elsewhere, and of a path that a browser would take for one: `/.//elsewhere` is `//elsewhere`. */
function ownPath(next: string, own: string): string {
  if (!URL.canParse(next, own)) return '/';
  const { origin, pathname, search } = new URL(next, own);
  return origin === new URL(own).origin && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}

/** How single sign-on is set; for administrators. */
export function singleSignOnSettingsRoutes(deps: Deps): Router {
  const routes = Router();
  const told = async (): Promise<SingleSignOnResponse> => ({
    settings: (await readSingleSignOn(deps.db))?.settings ?? null,
    secretIsSet: deps.oidcSecret !== undefined,
    redirectAddress: redirectAddress(deps.address()),
  });
  routes.use('/single-sign-on', administers);
  routes.get('/single-sign-on', async (_request, response) => sendOperational(response, await told()));
  routes.put('/single-sign-on', async (request, response) => {
    const settings = parsed(singleSignOnSettings, request.body);
    await orProblem(discover(settings.issuer));
    const { clientId, issuer, groupsClaim, groupRoles, admitsUnknown } = settings;
    await deps.db.transaction(async (session) => {
      await saveSingleSignOn(session, settings, deps.now());
      await record(session, {
        at: deps.now(),
        actor: userOf(request).email,
        action: 'single sign-on changed',
        address: request.ip,
        details: { clientId, issuer, groupsClaim, groupRoles, admitsUnknown },
      });
    });
    sendOperational(response, await told());
  });
  routes.delete('/single-sign-on', async (request, response) => {
    const [at, actor] = [deps.now(), userOf(request).email];
    await deps.db.transaction(async (session) => {
      await removeSingleSignOn(session);
      await record(session, { at, actor, action: 'single sign-on changed', details: {}, address: request.ip });
    });
    sendOperational(response, await told());
  });
  return routes;
}
