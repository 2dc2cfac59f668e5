import { Router, type Request, type Response } from 'express';
import { record } from '#server/audit/record.ts';
import { importHistory, recognise, runImport } from '#server/ingest/index.ts';
import { kind, mapping, type Receipt } from '#shared/contract/import.ts';
import { z } from 'zod';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { parsed } from './sessionRoutes.ts';
import { mayImport, userOf } from './signedIn.ts';
import { answerTask } from './task.ts';
import { uploads } from './uploads.ts';

const fileId = z.string().regex(/^[0-9a-f]{32}$/);
const recogniseRequest = z.object({ file: fileId, as: kind.optional() });
const importRequest = z.object({
  files: z.array(z.object({ file: fileId, mapping })).min(1),
  confirmExits: z.boolean().optional(),
});

/** Upload → recognise → preview → apply, as the Data page walks through it. */
export function importRoutes(deps: Deps): Router {
  const routes = Router();
  const files = uploads(deps.uploadFolder, deps.randomBytes);
  routes.use('/import', mayImport);
  routes.post('/import/files', async (request, response) => {
    const name = parsed(z.object({ name: z.string().min(1).max(255) }), request.query).name;
    const saved = await files.save(name, request);
    sendOperational(response, { ...(await recognise(saved, { db: deps.db, now: deps.now() })), file: saved.file });
  });
  routes.post('/import/recognise', async (request, response) => {
    const asked = parsed(recogniseRequest, request.body);
    const found = files.find(asked.file);
    sendOperational(response, {
      ...(await recognise(found, { as: asked.as, db: deps.db, now: deps.now() })),
      file: found.file,
    });
  });
  const run = (
    request: Request,
    dryRun: boolean,
    onProgress?: (file: string, rows: number) => void,
  ): Promise<Receipt> => {
    const asked = parsed(importRequest, request.body);
    return runImport({
      db: deps.db,
      files: asked.files.map((file) => ({ ...files.find(file.file), mapping: file.mapping })),
      dryRun,
      confirmExits: asked.confirmExits ?? false,
      actor: userOf(request).email,
      now: deps.now(),
      respondentKey: deps.respondentKey,
      onProgress,
    });
  };
  routes.post('/import/preview', async (request, response) => sendOperational(response, await run(request, true)));
  routes.post('/import/apply', (request, response) =>
    answerTask(deps, response, async (progress) => {
      const receipt = await run(request, false, progress);
      if (!receipt.applied) return receipt;
      await record(deps.db, {
        at: deps.now(),
        actor: userOf(request).email,
        action: 'import',
        details: { importId: receipt.importId },
      });
      await deps.facts.refresh();
      for (const file of parsed(importRequest, request.body).files) await files.remove(file.file);
      return receipt;
    }),
  );
  routes.get('/import/history', async (_request, response) => sendOperational(response, await importHistory(deps.db)));
  return routes;
}

/** The sample organisation, made and imported as any other files. Only into an empty Bellwether: it would mix with real people. */
export function sampleRoutes(
  deps: Deps,
  loadSample: (progress: (file: string, rows: number) => void, actor: string) => Promise<Receipt>,
): Router {
  const routes = Router();
  routes.post('/sample', mayImport, (request: Request, response: Response) =>
    answerTask(deps, response, async (progress) => {
      if ((deps.facts.current()?.people.name.length ?? 0) > 0) {
        throw new Problem(
          409,
          'There are people in this Bellwether already.',
          'Start a second one with an empty BELLWETHER_DATA folder to see the sample organisation.',
        );
      }
      const receipt = await loadSample(progress, userOf(request).email);
      await deps.facts.refresh();
      return receipt;
    }),
  );
  return routes;
}
