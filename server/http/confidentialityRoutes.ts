import { Router } from 'express';
import { record } from '#server/audit/record.ts';
import { confidentialitySettings } from '#server/privacy/index.ts';
import { minimumGroupRequest } from '#shared/contract/confidentiality.ts';
import type { Deps } from './deps.ts';
import { parsed } from './parsed.ts';
import { sendOperational } from './send.ts';
import { administers, userOf } from './signedIn.ts';

/** The fewest people a survey number may stand on: what it is, what another would hide, and setting it. Counts only, no answers. */
export function confidentialityRoutes(deps: Pick<Deps, 'db' | 'now' | 'answers' | 'imports' | 'report'>): Router {
  const routes = Router();
  const { db, imports } = deps;
  routes.use('/confidentiality', administers);
  routes.get('/confidentiality', async (_request, response) => {
    sendOperational(response, await confidentialitySettings(db));
  });
  routes.post('/confidentiality/preview', async (request, response) => {
    sendOperational(response, await imports.foreseeMinimum(parsed(minimumGroupRequest, request.body).minimumGroup));
  });
  routes.post('/confidentiality', async (request, response) => {
    const { minimumGroup } = parsed(minimumGroupRequest, request.body);
    const before = (await confidentialitySettings(db)).minimumGroup;
    const { hidden, comments } = await imports.setMinimum(minimumGroup);
    await record(db, {
      at: deps.now(),
      actor: userOf(request).email,
      action: 'minimum group changed',
      details: { from: before, to: minimumGroup, hidden, comments },
      address: request.ip,
    });
    await deps.answers.refresh().catch(deps.report);
    sendOperational(response, { minimumGroup, hidden, comments });
  });
  return routes;
}
