import { Router, type Request, type RequestHandler } from 'express';
import { record } from '#server/audit/record.ts';
import { Respondents } from '#server/ingest/index.ts';
import { pseudonyms } from '#server/org/pseudonym.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import {
  AlreadyErased,
  erasePerson,
  findPerson,
  readRetention,
  saveRetention,
  storedAbout,
} from '#server/rights/index.ts';
import { eraseRequest, personRequest, retentionPeriods, type StoredAbout } from '#shared/contract/rights.ts';
import type { Deps } from './deps.ts';
import { parsed, parsedQuery } from './parsed.ts';
import { Problem } from './problem.ts';
import { type Download, sendDownload } from './sendDownload.ts';
import { sendOperational } from './send.ts';
import { userOf } from './signedIn.ts';

/** What HR does for one person (everything stored about them, erasing them), and how long records are kept. */
export function rightsRoutes(deps: Pick<Deps, 'db' | 'now' | 'answers' | 'respondentKey' | 'report'>): Router {
  const routes = Router();
  const { db, respondentKey } = deps;
  const as = (request: Request) => ({ at: deps.now(), actor: userOf(request).email, address: request.ip });
  routes.use('/rights', keepsRecords);
  routes.get('/rights/person', async (request, response) => {
    const person = await known(db, parsedQuery(personRequest, request.query).person);
    const stored = await storedAbout(db, person);
    await sendDownload(deps, request, response, personFile(stored));
  });
  routes.post('/rights/erase', async (request, response) => {
    const { reason, name, ...asked } = parsed(eraseRequest, request.body);
    const person = await known(db, asked.person);
    if (person.name.trim().toLowerCase() !== name.trim().toLowerCase())
      throw new Problem(
        409,
        'The name is not that of this person.',
        'Check the id, and type the name as it is stored.',
      );
    const respondents = new Respondents(respondentKey);
    const erasing = {
      person,
      pseudonymOf: pseudonyms(respondentKey),
      respondentOf: (survey: string, who: string) => respondents.of(survey, who),
    };
    const erased = db.transaction(async (session) => {
      const done = await erasePerson(session, erasing);
      await record(session, { ...as(request), action: 'person erased', details: { ...done }, reason });
      await refreshReporting(session);
      return done;
    });
    const done = await erased.catch(nothingLeft);
    await deps.answers.refresh().catch(deps.report);
    sendOperational(response, done);
  });
  routes.get('/rights/retention', async (_request, response) => {
    sendOperational(response, { periods: await readRetention(db) });
  });
  routes.post('/rights/retention', async (request, response) => {
    const periods = parsed(retentionPeriods, request.body);
    await db.transaction(async (session) => {
      await saveRetention(session, periods);
      await record(session, { ...as(request), action: 'retention changed', details: periods });
    });
    sendOperational(response, { periods });
  });
  return routes;
}

const personFile = (stored: StoredAbout): Download => ({
  name: 'stored-about-one-person.json',
  type: 'application/json',
  content: JSON.stringify(stored, undefined, 2),
  logged: { action: 'person exported', details: { person: stored.person.externalId } },
});

async function known(db: Deps['db'], written: string) {
  const person = await findPerson(db, written.trim());
  if (!person)
    throw new Problem(
      404,
      'Nobody, or more than one person, has this id or address.',
      'Give the employee id as it stands in the people file.',
    );
  return person;
}

function nothingLeft(error: unknown): never {
  if (error instanceof AlreadyErased) throw new Problem(409, error.message, 'There is nothing to do.');
  throw error;
}

const keepsRecords: RequestHandler = (request, _response, next) => {
  if (!userOf(request).roles.some((role) => role === 'owner' || role === 'hr'))
    throw new Problem(403, 'Your roles may not handle the records of one person.', 'Ask HR or the owner.');
  next();
};
