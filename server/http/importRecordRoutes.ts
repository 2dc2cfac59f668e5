import { Router } from 'express';
import { importHistory, undoImport, undoPlan } from '#server/ingest/index.ts';
import { rejectsRequest, undoPlanRequest, undoRequest } from '#shared/contract/importFlow.ts';
import type { Deps } from './deps.ts';
import { parsed } from './parsed.ts';
import { sendDownload } from './sendDownload.ts';
import { sendOperational } from './send.ts';
import { userOf } from './signedIn.ts';

/** What became of imports: all so far, one taken back, the rows one rejected. Mounted behind `mayImport`. */
export function importRecordRoutes(deps: Deps): Router {
  const routes = Router();
  routes.get('/history', async (_request, response) => sendOperational(response, await importHistory(deps.db)));
  routes.get('/rejects/:file', async (request, response) => {
    const { file } = parsed(rejectsRequest, request.params);
    const { path, name } = deps.uploads.find(file);
    await sendDownload(deps, request, response, {
      name,
      type: 'text/csv; charset=utf-8',
      content: { path },
      logged: { action: 'export', details: { what: name } },
    });
  });
  routes.get('/undo/:importId', async (request, response) => {
    const { importId } = parsed(undoPlanRequest, request.params);
    sendOperational(response, await undoPlan(deps.db, importId));
  });
  routes.post('/undo', async (request, response) => {
    const { importId, agreed } = parsed(undoRequest, request.body);
    const by = { actor: userOf(request).email, address: request.ip, now: deps.now() };
    const undone = await undoImport(deps.db, { importId, agreed, ...by });
    await deps.answers.refresh().catch(deps.report);
    sendOperational(response, undone);
  });
  return routes;
}
