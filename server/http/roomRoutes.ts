import { type Request, Router } from 'express';
import { record } from '#server/audit/record.ts';
import type { ReleasedText } from '#server/privacy/index.ts';
import { VIEW_AS_HEADER } from '#shared/contract/viewAsHeader.ts';
import type { Deps } from './deps.ts';
import { parsedQuery } from './parsed.ts';
import { Problem } from './problem.ts';
import type { Room } from './room.ts';
import { sendReleased } from './send.ts';
import { userOf } from './signedIn.ts';
import { readerOf } from './viewAs.ts';

const KEPT = 2_000;

/**
 * The rooms over HTTP. An answer depends on nothing but the facts' version, who asks and what is asked, so it is computed
 * once for these three, and its tag lets a browser that has it skip the rest. Whoever asks of one team is in the log, answered or not.
 */
export function roomRoutes(deps: Deps, rooms: readonly Room[]): Router {
  const routes = Router();
  const known = new Map<string, Promise<ReleasedText>>();
  for (const { path, request: contract } of rooms) {
    routes.get(path, async (request, response) => {
      const edition = deps.answers.edition();
      if (!edition) throw new Problem(503, 'The figures are being prepared.', 'Try again in a few seconds.');
      const asked: unknown = parsedQuery(contract, { ...request.query, ...request.params });
      const { reader, viewedAs } = await readerOf(deps, request);
      const { userId, email, roles, personExternalId } = reader;
      const key = JSON.stringify([edition.version, userId, roles, personExternalId, path, asked]);
      const ask = () => deps.answers.ask({ path, asked, reader: { email, roles, personExternalId } });
      response.setHeader('Cache-Control', 'no-store');
      response.vary(VIEW_AS_HEADER);
      const answer = remembered(known, key, ask);
      const isAnswered = await answer.then(
        () => true,
        () => false,
      );
      await logTeamRead(deps, request, asked, { viewedAs: viewedAs?.email, isAnswered });
      await sendReleased(request, response, await answer);
    });
  }
  return routes;
}

/** Before the answer is sent, which waits for it; whether there was one is told: a team may not be there for the reader. */
async function logTeamRead(
  deps: Deps,
  request: Request,
  asked: unknown,
  { viewedAs, isAnswered }: { viewedAs: string | undefined; isAnswered: boolean },
): Promise<void> {
  if (typeof asked !== 'object' || asked === null || !('manager' in asked) || asked.manager === undefined) return;
  const details = {
    ...asked,
    page: request.path,
    ...(viewedAs === undefined ? {} : { viewedAs }),
    ...(isAnswered ? {} : { answered: 'no' }),
  };
  const actor = userOf(request).email;
  await record(deps.db, { at: deps.now(), actor, action: 'team read', details, address: request.ip });
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
