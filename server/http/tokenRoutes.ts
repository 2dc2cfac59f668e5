import { type Request, Router } from 'express';
import { createToken, listTokens, revokeToken } from '#server/access/tokens.ts';
import { mayAdminister } from '#server/access/user.ts';
import { type AuditAction, record } from '#server/audit/record.ts';
import type { Session } from '#server/db/database.ts';
import { createTokenRequest, tokensRequest } from '#shared/contract/accounts.ts';
import { byId } from '#shared/contract/byId.ts';
import type { Deps } from './deps.ts';
import { parsed, parsedQuery } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { userOf } from './signedIn.ts';

/** Whose tokens somebody sees and ends: administrators everybody's, others their own. */
const ofWhom = (request: Request) => (mayAdminister(userOf(request)) ? undefined : userOf(request).userId);

/** Tokens for other programs: one's own for reports; for administrators those of SCIM, and everybody's to look at and to end. */
export function tokenRoutes(deps: Deps): Router {
  const routes = Router();
  routes.get('/tokens', async (request, response) => {
    const { of } = parsedQuery(tokensRequest, request.query);
    const own = of === 'me' ? userOf(request).userId : ofWhom(request);
    sendOperational(response, { tokens: await listTokens(deps.db, own) });
  });
  routes.post('/tokens', async (request, response) => {
    const { scope, label, days } = parsed(createTokenRequest, request.body);
    const user = userOf(request);
    if (scope === 'scim' && !mayAdminister(user))
      throw new Problem(
        403,
        'Only an administrator makes tokens for SCIM.',
        'Ask an administrator of this Bellwether.',
      );
    const userId = scope === 'report' ? user.userId : null;
    const made = await deps.db.transaction(async (session) => {
      const created = await createToken(session, { scope, label, days, userId, createdBy: user.email }, deps);
      await told(session, request, 'token created', { tokenId: created.token.tokenId, scope, label });
      return created;
    });
    sendOperational(response, made);
  });
  routes.delete('/tokens/:id', async (request, response) => {
    const { id } = parsed(byId, request.params);
    await deps.db.transaction(async (session) => {
      const token = await revokeToken(session, id, deps.now(), ofWhom(request));
      if (!token) throw new Problem(404, 'There is no such token.', 'Reload the page.');
      await told(session, request, 'token revoked', { tokenId: id });
    });
    sendOperational(response, { ok: true });
  });
  const told = (session: Session, request: Request, action: AuditAction, details: Record<string, unknown>) =>
    record(session, { at: deps.now(), actor: userOf(request).email, action, details, address: request.ip });
  return routes;
}
