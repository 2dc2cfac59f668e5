import { type Request, Router } from 'express';
import { invite, inviteAgain, offerReset, revokeInvitation } from '#server/access/invitations.ts';
import { type AuditAction, type Recorded, record } from '#server/audit/record.ts';
import type { Session } from '#server/db/database.ts';
import { type Invitation, type InvitedResponse, inviteRequest } from '#shared/contract/accounts.ts';
import { byId } from '#shared/contract/byId.ts';
import { linkRequest } from '#shared/contract/mail.ts';
import { orProblem } from './accountProblems.ts';
import type { Deps } from './deps.ts';
import { mailLink } from './mailLink.ts';
import { mailOf } from './mailRoutes.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { userOf } from './signedIn.ts';
import { throttle } from './throttle.ts';

/** Links somebody may make in a quarter of an hour. */
const MOST_LINKS = 100;

/** Making and ending links to come in by, or to choose a new password. Mounted behind `administers`. */
export function linkRoutes(deps: Deps): Router {
  const routes = Router();
  const made = linkMaker(deps);
  routes.post('/accounts/:id/reset', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const actor = userOf(request);
    const what = { action: 'reset link made', isMailed: asksMail(request) } as const;
    sendOperational(response, await made(request, what, (session) => offerReset(session, actor, id, deps)));
  });
  routes.post('/invitations', async (request, response) => {
    const asked = parsed(inviteRequest, request.body);
    const actor = userOf(request);
    const what = { action: 'invited', isMailed: asked.mail } as const;
    sendOperational(response, await made(request, what, (session) => invite(session, actor, asked, deps)));
  });
  routes.post('/invitations/:id/again', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const actor = userOf(request);
    const what = { action: 'invited', isMailed: asksMail(request) } as const;
    sendOperational(response, await made(request, what, (session) => inviteAgain(session, actor, id, deps)));
  });
  routes.delete('/invitations/:id', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const revoking = deps.db.transaction(async (session) => {
      const revoked = await revokeInvitation(session, userOf(request), id, deps.now());
      if (!revoked) throw new Problem(404, 'There is no such invitation.', 'Reload the page.');
      await told(deps, session, request, { action: 'invitation revoked', details: { email: revoked.email } });
    });
    await orProblem(revoking);
    sendOperational(response, { ok: true });
  });
  return routes;
}

/** Is a link that is made without saying anything else to be sent too? */
const asksMail = (request: Request): boolean => parsed(linkRequest, request.body ?? {}).mail;

type Told = Pick<Recorded, 'action' | 'details'>;

const told = ({ now }: Deps, session: Session, request: Request, what: Told): Promise<void> =>
  record(session, { at: now(), actor: userOf(request).email, ...what, address: request.ip });

/** Makes a link for who asks, not without end, and mails it when that is asked for. */
function linkMaker(deps: Deps) {
  const links = throttle(deps.now, { refusal: 'Many links were made in a short time.', most: MOST_LINKS });
  return async (
    request: Request,
    { action, isMailed }: { action: AuditAction; isMailed: boolean },
    make: (session: Session) => Promise<{ invitation: Invitation; token: string }>,
  ): Promise<InvitedResponse> => {
    const mail = isMailed ? mailOf(deps.mail) : undefined;
    const { userId, email: actor } = userOf(request);
    links.begin(`user ${userId}`);
    const making = deps.db.transaction(async (session) => {
      const link = await make(session);
      const { email, roles, personExternalId } = link.invitation;
      await told(deps, session, request, { action, details: { email, roles, personExternalId } });
      return link;
    });
    const { invitation, token } = await orProblem(making);
    const link = `${deps.address()}/invitation#${token}`;
    if (!mail) return { invitation, link };
    const mailed = await mailLink({ ...deps, mail }, { invitation, link }, { actor, address: request.ip });
    return { invitation, link, mailed };
  };
}
