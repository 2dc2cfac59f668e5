import { type Request, type Response, Router } from 'express';
import type { Receipt } from '#shared/contract/import.ts';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';
import { mayImport, userOf } from './signedIn.ts';
import { answerTask } from './task.ts';

export type LoadSample = (
  progress: (file: string, rows: number) => void,
  by: { actor: string; address: string | undefined },
) => Promise<Receipt>;

/** The sample organisation, made and imported as any other files. Only into an empty Bellwether: it would mix with real people. */
export function sampleRoutes(deps: Deps, loadSample: LoadSample): Router {
  const routes = Router();
  routes.post('/sample', mayImport, (request: Request, response: Response) =>
    answerTask(deps, response, async (progress) => {
      if ((deps.answers.edition()?.people ?? 0) > 0) {
        throw new Problem(
          409,
          'There are people in this Bellwether already.',
          'Start a second one with an empty BELLWETHER_DATA folder to see the sample organisation.',
        );
      }
      const receipt = await loadSample(progress, { actor: userOf(request).email, address: request.ip });
      await deps.answers.refresh().catch(deps.report);
      return receipt;
    }),
  );
  return routes;
}
