import { Router } from 'express';
import { record } from '#server/audit/record.ts';
import { exportRequest } from '#shared/contract/exports.ts';
import type { Deps } from './deps.ts';
import { parsed } from './parsed.ts';
import { sendOperational } from './send.ts';
import { userOf } from './signedIn.ts';

/** The page says that somebody saves a table or a picture of what it shows, before it makes the file. */
export function exportRoutes(deps: Pick<Deps, 'db' | 'now'>): Router {
  const routes = Router();
  routes.post('/exports', async (request, response) => {
    const details = parsed(exportRequest, request.body);
    const { email: actor } = userOf(request);
    await record(deps.db, { at: deps.now(), actor, action: 'export', details, address: request.ip });
    sendOperational(response, { ok: true });
  });
  return routes;
}
