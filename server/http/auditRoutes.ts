import { Router, type RequestHandler } from 'express';
import { checkChain } from '#server/audit/checkChain.ts';
import { searchEvents } from '#server/audit/searchEvents.ts';
import { auditRequest } from '#shared/contract/audit.ts';
import { csvFromTable } from '#shared/csv/csvFromTable.ts';
import type { Deps } from './deps.ts';
import { parsedQuery } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendDownload } from './sendDownload.ts';
import { sendOperational } from './send.ts';
import { userOf } from './signedIn.ts';

/** As many as fit a spreadsheet with ease; more are had by asking for fewer days. */
const EXPORTED = 100_000;

/** The audit log for the owner and administrators: to search, to save, to check that it is whole. */
export function auditRoutes(deps: Pick<Deps, 'db' | 'now'>): Router {
  const routes = Router();
  routes.use('/audit', mayRead);
  routes.get('/audit', async (request, response) => {
    sendOperational(response, await searchEvents(deps.db, parsedQuery(auditRequest, request.query)));
  });
  routes.get('/audit/events.csv', async (request, response) => {
    const asked = parsedQuery(auditRequest, request.query);
    const { events } = await searchEvents(deps.db, asked, EXPORTED);
    const rows = events.map((event) => {
      const { eventId, at, details, address, reason } = event;
      return [eventId, at, event.actor, event.action, JSON.stringify(details), address, reason];
    });
    await sendDownload(deps, request, response, {
      name: 'audit-log.csv',
      type: 'text/csv; charset=utf-8',
      content: csvFromTable(HEADER, rows),
      logged: { action: 'export', details: { what: 'audit log', events: events.length, ...asked } },
    });
  });
  routes.get('/audit/check', async (_request, response) => {
    sendOperational(response, await checkChain(deps.db));
  });
  return routes;
}

const HEADER = ['number', 'at', 'actor', 'action', 'details', 'address', 'reason'];

const mayRead: RequestHandler = (request, _response, next) => {
  if (!userOf(request).roles.some((role) => role === 'owner' || role === 'admin'))
    throw new Problem(403, 'Your roles may not read the audit log.', 'Ask the owner or an administrator.');
  next();
};
