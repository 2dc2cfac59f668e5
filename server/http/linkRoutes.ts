import { type Request, Router } from 'express';
import { invite, inviteAgain, offerReset, revokeInvitation } from '#server/access/invitations.ts';
import { type AuditAction, record } from '#server/audit/record.ts';
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
  const told = (request: Request, action: AuditAction, details: Record<string, unknown>) =>
    record(deps.db, { at: deps.now(), actor: userOf(request).email, action, details, address: request.ip });
  const made = async (
    request: Request,
    action: AuditAction,
    make: () => Promise<{ invitation: Invitation; token: string }>,
  ): Promise<InvitedResponse> => {
    links.begin(`user ${userOf(request).userId}`);
    const { invitation, token } = await orProblem(make());
    const { email, roles, personExternalId } = invitation;
    await told(request, action, { email, roles, personExternalId });
    return { invitation, link: `${deps.address()}/invitation#${token}` };
  };
  routes.post('/accounts/:id/reset', async (request, response) => {
    const { id } = parsed(byId, request.params);
    sendOperational(
      response,
      await made(request, 'reset link made', () => offerReset(deps.db, userOf(request), id, deps)),
    );
  });
  routes.post('/invitations', async (request, response) => {
    const asked = parsed(inviteRequest, request.body);
    sendOperational(response, await made(request, 'invited', () => invite(deps.db, userOf(request), asked, deps)));
  });
  routes.post('/invitations/:id/again', async (request, response) => {
    const { id } = parsed(byId, request.params);
    sendOperational(response, await made(request, 'invited', () => inviteAgain(deps.db, userOf(request), id, deps)));
  });
  routes.delete('/invitations/:id', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const revoked = await orProblem(revokeInvitation(deps.db, userOf(request), id, deps.now()));
    if (!revoked) throw new Problem(404, 'There is no such invitation.', 'Reload the page.');
    await told(request, 'invitation revoked', { email: revoked.email });
    sendOperational(response, { ok: true });
  });
  return routes;
}
