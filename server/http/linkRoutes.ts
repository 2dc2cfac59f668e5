import { type Request, Router } from 'express';
import { invite, inviteAgain, offerReset, revokeInvitation } from '#server/access/invitations.ts';
import { type AuditAction, record } from '#server/audit/record.ts';
import type { Session } from '#server/db/database.ts';
import { type Invitation, type InvitedResponse, inviteRequest } from '#shared/contract/accounts.ts';
import { byId } from '#shared/contract/byId.ts';
import { orProblem } from './accountProblems.ts';
import type { Deps } from './deps.ts';
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
  const links = throttle(deps.now, { refusal: 'Many links were made in a short time.', most: MOST_LINKS });
  const told = (session: Session, request: Request, action: AuditAction, details: Record<string, unknown>) =>
    record(session, { at: deps.now(), actor: userOf(request).email, action, details, address: request.ip });
  const made = async (
    request: Request,
    action: AuditAction,
    make: (session: Session) => Promise<{ invitation: Invitation; token: string }>,
  ): Promise<InvitedResponse> => {
    links.begin(`user ${userOf(request).userId}`);
    const making = deps.db.transaction(async (session) => {
      const link = await make(session);
      const { email, roles, personExternalId } = link.invitation;
      await told(session, request, action, { email, roles, personExternalId });
      return link;
    });
    const { invitation, token } = await orProblem(making);
    return { invitation, link: `${deps.address()}/invitation#${token}` };
  };
  routes.post('/accounts/:id/reset', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const actor = userOf(request);
    const link = await made(request, 'reset link made', (session) => offerReset(session, actor, id, deps));
    sendOperational(response, link);
  });
  routes.post('/invitations', async (request, response) => {
    const asked = parsed(inviteRequest, request.body);
    const actor = userOf(request);
    sendOperational(response, await made(request, 'invited', (session) => invite(session, actor, asked, deps)));
  });
  routes.post('/invitations/:id/again', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const actor = userOf(request);
    sendOperational(response, await made(request, 'invited', (session) => inviteAgain(session, actor, id, deps)));
  });
  routes.delete('/invitations/:id', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const revoking = deps.db.transaction(async (session) => {
      const revoked = await revokeInvitation(session, userOf(request), id, deps.now());
      if (!revoked) throw new Problem(404, 'There is no such invitation.', 'Reload the page.');
      await told(session, request, 'invitation revoked', { email: revoked.email });
    });
    await orProblem(revoking);
    sendOperational(response, { ok: true });
  });
  return routes;
}
