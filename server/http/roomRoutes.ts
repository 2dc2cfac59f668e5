import { Router } from 'express';
import type { ReleasedText } from '#server/privacy/index.ts';
import type { Deps } from './deps.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import type { Room } from './room.ts';
import { sendReleased } from './send.ts';
import { userOf } from './signedIn.ts';

const KEPT = 2_000;

/**
 * The rooms over HTTP. An answer depends on nothing but the facts' version, who asks and what is asked, so it is computed
 * once for these three, and its tag lets a browser that has it skip the rest.
 */
export function roomRoutes(deps: Deps, rooms: readonly Room[]): Router {
  const routes = Router();
  const known = new Map<string, Promise<ReleasedText>>();
  for (const { path, request: contract } of rooms) {
    routes.get(path, async (request, response) => {
      const edition = deps.answers.edition();
      if (!edition) throw new Problem(503, 'The figures are being prepared.', 'Try again in a few seconds.');
      const { userId, email, roles, personExternalId } = userOf(request);
      const asked = parsed(contract, { ...request.query, ...request.params });
      const key = JSON.stringify([edition.version, userId, roles, personExternalId, path, asked]);
      const ask = () => deps.answers.ask({ path, asked, reader: { email, roles, personExternalId } });
      response.setHeader('Cache-Control', 'private, no-cache');
      await sendReleased(request, response, await remembered(known, key, ask));
    });
  }
  return routes;
}

function remembered(known: Map<string, Promise<ReleasedText>>, key: string, ask: () => Promise<ReleasedText>) {
  const found = known.get(key);
  if (found) return found;
  const made = ask();
  known.set(key, made);
  made.catch(() => known.delete(key));
  if (known.size > KEPT) known.delete(known.keys().next().value!);
  return made;
}
