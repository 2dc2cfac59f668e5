import { Router } from 'express';
import { listAccounts } from '#server/access/accounts.ts';
import { changeAccount } from '#server/access/changeAccount.ts';
import { listInvitations } from '#server/access/invitations.ts';
import { searchPeople } from '#server/access/personOf.ts';
import { resetSecondStep } from '#server/access/resetSecondStep.ts';
import { requireSecondStep, secondStepRequired } from '#server/access/secondStepRule.ts';
import { type AuditAction, record } from '#server/audit/record.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import { dayFromClock, isoFromDay } from '#shared/calendar/day.ts';
import { changeAccountRequest, peopleRequest } from '#shared/contract/accounts.ts';
import { byId } from '#shared/contract/byId.ts';
import { resetSecondStepRequest, signInRules } from '#shared/contract/secondStep.ts';
import { orProblem } from './accountProblems.ts';
import type { Deps } from './deps.ts';
import { linkRoutes } from './linkRoutes.ts';
import { parsed, parsedQuery } from './parsed.ts';
import { sendOperational } from './send.ts';
import { administers, userOf } from './signedIn.ts';

/** Who may sign in, with which roles, and links to come in by; for administrators. */
export function accountsRoutes(deps: Deps): Router {
  const routes = Router();
  routes.use(['/accounts', '/invitations', '/people', '/sign-in-rules'], administers);
  routes.get('/accounts', async (_request, response) =>
    sendOperational(response, {
      accounts: await listAccounts(deps.db, deps.now()),
      invitations: await listInvitations(deps.db, deps.now()),
      secondStepRequired: await secondStepRequired(deps.db),
    }),
  );
  routes.get('/people', async (request, response) =>
    sendOperational(response, {
      people: await searchPeople(
        deps.db,
        parsedQuery(peopleRequest, request.query).search,
        isoFromDay(dayFromClock(deps.now().getTime())),
      ),
    }),
  );
  routes.patch('/accounts/:id', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const change = parsed(changeAccountRequest, request.body);
    const actor = userOf(request);
    const [at, address] = [deps.now(), request.ip];
    const changing = deps.db.transaction(async (session) => {
      const { before, after } = await changeAccount(session, actor, id, change, at);
      const told = (action: AuditAction, details: object) =>
        record(session, { at, actor: actor.email, action, details: { of: after.email, ...details }, address });
      if (change.roles !== undefined || change.personExternalId !== undefined)
        await told('roles changed', {
          before: before.roles,
          after: after.roles,
          ...(change.personExternalId !== undefined && { person: after.personExternalId }),
        });
      if (change.disabled !== undefined) await told(change.disabled ? 'account disabled' : 'account enabled', {});
      await refreshReporting(session);
    });
    await orProblem(changing);
    sendOperational(response, { ok: true });
  });
  routes.use(secondStepOfOthers(deps), linkRoutes(deps));
  return routes;
}

/** Taking the second step from somebody who lost their phone, and asking one of everybody. Mounted behind `administers`. */
function secondStepOfOthers(deps: Deps): Router {
  const routes = Router();
  routes.post('/accounts/:id/second-step/reset', async (request, response) => {
    const { id } = parsed(byId, request.params);
    const { reason } = parsed(resetSecondStepRequest, request.body);
    const actor = userOf(request);
    const [at, address] = [deps.now(), request.ip];
    const resetting = deps.db.transaction(async (session) => {
      const { email: of } = await resetSecondStep(session, actor, id, at);
      const what = { action: 'second step reset', details: { of }, reason } as const;
      await record(session, { at, actor: actor.email, ...what, address });
    });
    await orProblem(resetting);
    sendOperational(response, { ok: true });
  });
  routes.put('/sign-in-rules', async (request, response) => {
    const rules = parsed(signInRules, request.body);
    const { userId, email: actor } = userOf(request);
    const [at, address] = [deps.now(), request.ip];
    const changing = deps.db.transaction(async (session) => {
      await requireSecondStep(session, userId, rules.secondStepRequired, at);
      await record(session, { at, actor, action: 'second step rule changed', details: { ...rules }, address });
    });
    await orProblem(changing);
    sendOperational(response, rules);
  });
  return routes;
}
