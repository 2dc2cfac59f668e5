import { type Request, type Response, Router } from 'express';
import type { Deps } from '#server/http/deps.ts';
import { type AccountChange, employeeOfScimId, readAccounts, saveAccount } from '#server/ingest/index.ts';
import { baseOf } from './baseOf.ts';
import { actorOf } from './bearer.ts';
import { changeOf } from './changeOf.ts';
import { listUsers } from './listUsers.ts';
import { patchOf } from './patchOf.ts';
import { ScimProblem } from './scimProblem.ts';
import { selected } from './selected.ts';
import { sendScim } from './sendScim.ts';
import { userResource } from './userResource.ts';

type Needs = Pick<Deps, 'db' | 'now'>;

/** The people an identity provider keeps here. */
export function userRoutes(deps: Needs): Router {
  const routes = Router();
  routes.get('/', async (request, response) => {
    sendScim(response, await listUsers(deps.db, request.query, baseOf(request)));
  });
  routes.post('/', async (request, response) => {
    await save(deps, request, response, { change: changeOf(request.body), status: 201 });
  });
  routes.get('/:id', async (request, response) => {
    const [account] = await readAccounts(deps.db, { employeeId: employeeIn(request) });
    if (!account) throw new ScimProblem(404, 'There is no such user.');
    sendScim(response, selected(userResource(account, baseOf(request)), selectionIn(request)));
  });
  routes.put('/:id', async (request, response) => {
    await save(deps, request, response, { employeeId: employeeIn(request), change: changeOf(request.body) });
  });
  routes.patch('/:id', async (request, response) => {
    await save(deps, request, response, { employeeId: employeeIn(request), change: patchOf(request.body) });
  });
  routes.delete('/:id', async (request, response) => {
    const asked = { employeeId: employeeIn(request), change: {}, isDeleted: true };
    await saveAccount(deps.db, { ...asked, actor: actorOf(request), address: request.ip, now: deps.now() });
    response.status(204).end();
  });
  return routes;
}

async function save(
  { db, now }: Needs,
  request: Request,
  response: Response,
  { status = 200, ...asked }: { employeeId?: number; change: AccountChange; status?: number },
): Promise<void> {
  const account = await saveAccount(db, { ...asked, actor: actorOf(request), address: request.ip, now: now() });
  if (!account) throw new Error('an account that was not deleted is gone');
  const user = userResource(account, baseOf(request));
  response.setHeader('Location', `${baseOf(request)}/Users/${user.id}`);
  sendScim(response, selected(user, selectionIn(request)), status);
}

function employeeIn(request: Request<{ id: string }>): number {
  const employeeId = employeeOfScimId(request.params.id);
  if (employeeId === undefined) throw new ScimProblem(404, 'There is no such user.');
  return employeeId;
}

function selectionIn({ query }: Request): { attributes?: string; excludedAttributes?: string } {
  const { attributes, excludedAttributes } = query;
  return {
    ...(typeof attributes === 'string' && { attributes }),
    ...(typeof excludedAttributes === 'string' && { excludedAttributes }),
  };
}
