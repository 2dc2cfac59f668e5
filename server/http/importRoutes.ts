import { type Request, Router } from 'express';
import { IngestError, WrongSheet } from '#server/ingest/index.ts';
import type { Receipt, RefusedFile } from '#shared/contract/import.ts';
import { importRequest, recogniseRequest, type RecogniseRequest, uploadRequest } from '#shared/contract/importFlow.ts';
import type { Deps } from './deps.ts';
import { importRecordRoutes } from './importRecordRoutes.ts';
import { sendOperational } from './send.ts';
import { parsed, parsedQuery } from './parsed.ts';
import { problemOf } from './problemOf.ts';
import { mayImport, userOf } from './signedIn.ts';
import { answerTask } from './task.ts';
import type { Uploads } from './uploads.ts';
import { withRejects } from './withRejects.ts';

/** Upload → recognise → preview → apply, as the Data page walks through it. */
export function importRoutes(deps: Deps): Router {
  const routes = Router();
  const files = deps.uploads;
  const recognised = async (
    { file, ...found }: ReturnType<Uploads['find']>,
    how?: Pick<RecogniseRequest, 'as' | 'reading'>,
  ) => ({ ...(await deps.imports.recognise(found, { ...how, now: deps.now() })), file });
  routes.use('/import', mayImport);
  routes.post('/import/files', async (request, response) => {
    const saved = await files.save(parsedQuery(uploadRequest, request.query).name, request);
    try {
      sendOperational(response, await recognised(saved));
    } catch (error) {
      const problem = error instanceof IngestError ? problemOf(error) : undefined;
      if (!problem) await files.remove(saved.file);
      if (!problem) throw error;
      const sheets = error instanceof WrongSheet ? [...error.sheets] : undefined;
      const refused: RefusedFile = { error: problem.message, todo: problem.todo, file: saved.file, sheets };
      sendOperational(response, refused, problem.status);
    }
  });
  routes.post('/import/recognise', async (request, response) => {
    const { file, ...how } = parsed(recogniseRequest, request.body);
    sendOperational(response, await recognised(files.find(file), how));
  });
  routes.post('/import/preview', (request, response) =>
    answerTask(deps, response, (onProgress, signal) => run(deps, files, request, { dryRun: true, onProgress, signal })),
  );
  routes.post('/import/apply', (request, response) =>
    answerTask(deps, response, async (onProgress) => {
      const receipt = await run(deps, files, request, { dryRun: false, onProgress });
      if (receipt.applied) await published(deps, files, request);
      return receipt;
    }),
  );
  routes.use('/import', importRecordRoutes(deps));
  return routes;
}

interface Running {
  dryRun: boolean;
  onProgress: (file: string, rows: number) => void;
  /** Only what stores nothing is stopped when nobody waits for it any more. */
  signal?: AbortSignal;
}

function run(deps: Deps, files: Uploads, request: Request, { dryRun, onProgress, signal }: Running): Promise<Receipt> {
  const asked = parsed(importRequest, request.body);
  const found = asked.files.map((file) => ({ ...files.find(file.file), mapping: file.mapping }));
  const what = {
    dryRun,
    confirmExits: asked.confirmExits ?? false,
    actor: userOf(request).email,
    address: request.ip,
    now: deps.now(),
    respondentKey: deps.respondentKey,
  };
  return withRejects(files, found, (placed) => deps.imports.run({ ...what, files: placed }, onProgress, signal));
}

/** After an import: into the facts, and the uploads away. The import is stored whatever fails here. */
async function published(deps: Deps, files: Uploads, request: Request): Promise<void> {
  try {
    await deps.answers.refresh();
    for (const file of parsed(importRequest, request.body).files) await files.remove(file.file);
  } catch (error) {
    deps.report(error);
  }
}
