import { type Request, Router } from 'express';
import { z } from 'zod';
import { listAccounts } from '#server/access/accounts.ts';
import { changeAccount } from '#server/access/changeAccount.ts';
import { invite, inviteAgain, listInvitations, offerReset, revokeInvitation } from '#server/access/invitations.ts';
import { searchPeople } from '#server/access/personOf.ts';
import { type AuditAction, record } from '#server/audit/record.ts';
import {
  changeAccountRequest,
  type Invitation,
  type InvitedResponse,
  inviteRequest,
  peopleRequest,
} from '#shared/contract/accounts.ts';
import { orProblem } from './accountProblems.ts';
import type { Deps } from './deps.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { administers, userOf } from './signedIn.ts';
import { throttle } from './throttle.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });

/** Who may sign in, with which roles, and links to come in by; for administrators. */
export function accountsRoutes(deps: Deps): Router {
  const routes = Router();
  const links = throttle(deps.now, 'Many links were made in a short time.');
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
  routes.use(['/accounts', '/invitations', '/people'], administers);
  routes.get('/accounts', async (_request, response) =>
    sendOperational(response, {
      accounts: await listAccounts(deps.db),
      invitations: await listInvitations(deps.db, deps.now()),
    }),
  );
  routes.get('/people', async (request, response) =>
    sendOperational(response, { people: await searchPeople(deps.db, parsed(peopleRequest, request.query).search) }),
  );
  routes.patch('/accounts/:id', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const change = parsed(changeAccountRequest, request.body);
    const { before, after } = await orProblem(changeAccount(deps.db, userOf(request), id, change, deps.now()));
    const of = after.email;
    if (change.roles ?? change.personExternalId !== undefined)
      await told(request, 'roles changed', {
        ...{ of, before: before.roles, after: after.roles },
        ...(change.personExternalId !== undefined && { person: after.personExternalId }),
      });
    if (change.disabled !== undefined)
      await told(request, change.disabled ? 'account disabled' : 'account enabled', { of });
    sendOperational(response, { ok: true });
  });
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
