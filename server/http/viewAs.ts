import { type Request, Router } from 'express';
import { personOfEmail } from '#server/access/personOf.ts';
import { findUser, listUsers } from '#server/access/findUser.ts';
import { record } from '#server/audit/record.ts';
import { viewAsRequest } from '#shared/contract/viewAs.ts';
import { VIEW_AS_HEADER } from '#shared/contract/viewAsHeader.ts';
import type { Deps } from './deps.ts';
import { parsed } from './parsed.ts';
import { Problem } from './problem.ts';
import { sendOperational } from './send.ts';
import { userOf } from './signedIn.ts';

type User = ReturnType<typeof userOf>;

/** Whose view there is to choose from, and starting to look with it: says who that is, and writes it into the log. */
export function viewAsRoutes(deps: Deps): Router {
  const routes = Router();
  routes.get('/view-as', async (request, response) => {
    mayView(userOf(request));
    sendOperational(response, { users: await listUsers(deps.db) });
  });
  routes.post('/view-as', async (request, response) => {
    mayView(userOf(request));
    const viewed = await viewedUser(deps, parsed(viewAsRequest, request.body).userId);
    await logged(deps, request, { user: viewed.email });
    sendOperational(response, { userId: viewed.userId, name: viewed.name, email: viewed.email });
  });
  return routes;
}

/** With whose scope is this asked: the user's own, or the one of the user named in the header. Each such question is in the log. */
export async function readerOf(deps: Deps, request: Request): Promise<{ reader: User; viewedAs: User | undefined }> {
  const viewer = userOf(request);
  const asked = request.get(VIEW_AS_HEADER);
  if (asked === undefined) return { reader: viewer, viewedAs: undefined };
  const userId = /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : Number.NaN;
  mayView(viewer);
  const viewed = await viewedUser(deps, userId);
  await logged(deps, request, { user: viewed.email, page: request.originalUrl });
  return { reader: viewed, viewedAs: viewed };
}

/** Only who sees everyone may look as somebody else: so it never shows more than one's own view. */
function mayView(viewer: User): void {
  if (!viewer.roles.includes('owner') && !viewer.roles.includes('hr'))
    throw new Problem(403, 'You may not view as somebody else.', 'Ask the owner of this Bellwether, or HR.');
}

async function viewedUser(deps: Deps, userId: number): Promise<User> {
  const found = Number.isNaN(userId) ? undefined : await findUser(deps.db, userId);
  if (!found) throw new Problem(404, 'There is no such user to view as.', 'Choose one from the people.');
  // As their next sign-in would link them.
  return { ...found, personExternalId: found.personExternalId ?? (await personOfEmail(deps.db, found.email)) };
}

function logged(deps: Deps, request: Request, details: Record<string, unknown>): Promise<void> {
  const actor = userOf(request).email;
  return record(deps.db, { at: deps.now(), actor, action: 'view as', details, address: request.ip });
}
