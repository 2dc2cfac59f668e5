import { Router } from 'express';
import { scopeOf } from '#server/access/scope.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import type { Released } from '#server/privacy/index.ts';
import type { Deps } from './deps.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import type { Room } from './room.ts';
import { sendReleased } from './send.ts';
import { userOf } from './signedIn.ts';

const KEPT = 2_000;

/**
 * The rooms over HTTP. An answer depends on nothing but the snapshot, who asks and what is asked, so it is computed once
 * for these three, and its tag lets a browser that has it skip the rest.
 */
export function roomRoutes(deps: Deps, rooms: readonly Room[]): Router {
  const routes = Router();
  const answers = new Map<string, Promise<Released<unknown>>>();
  for (const room of rooms) {
    routes.get(room.path, async (request, response) => {
      const snapshot = deps.facts.current();
      if (!snapshot) throw new Problem(503, 'The figures are being prepared.', 'Try again in a few seconds.');
      const user = userOf(request);
      const asked = parsed(room.request, { ...request.query, ...request.params });
      const key = JSON.stringify([snapshot.version, user.role, user.userId, room.path, asked]);
      response.setHeader('Cache-Control', 'private, no-cache');
      sendReleased(response, await remembered(answers, key, () => answer(deps, room, snapshot, user, asked)));
    });
  }
  return routes;
}

function answer(
  deps: Deps,
  room: Room,
  snapshot: Snapshot,
  user: { email: string; role: Parameters<typeof scopeOf>[0]['role'] },
  asked: unknown,
) {
  const context = {
    snapshot,
    scope: scopeOf(user),
    compareExits: (request: Parameters<typeof deps.facts.compareExits>[1]) =>
      deps.facts.compareExits(snapshot, request),
  };
  return room.answer(context, asked);
}

function remembered(
  answers: Map<string, Promise<Released<unknown>>>,
  key: string,
  make: () => Promise<Released<unknown>>,
) {
  const found = answers.get(key);
  if (found) return found;
  const made = make();
  answers.set(key, made);
  made.catch(() => answers.delete(key));
  if (answers.size > KEPT) answers.delete(answers.keys().next().value!);
  return made;
}
