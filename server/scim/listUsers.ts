import { z } from 'zod';
import { type Account, readAccounts } from '#server/ingest/index.ts';
import type { Database } from '#server/db/database.ts';
import { inWords } from '#shared/contract/inWords.ts';
import { memberOf } from './saidOf.ts';
import { selected } from './selected.ts';
import { ScimProblem } from './scimProblem.ts';
import { userFilter } from './userFilter.ts';
import { type UserResource, userResource } from './userResource.ts';

export const MOST_RESULTS = 1_000;
const RESULTS = 100;

const whole = z.coerce.number().int();
const listRequest = z.object({
  filter: z.string().trim().min(1).optional(),
  startIndex: whole.optional(),
  count: whole.optional(),
  sortBy: z.string().optional(),
  sortOrder: z.enum(['ascending', 'descending']).optional(),
  attributes: z.string().optional(),
  excludedAttributes: z.string().optional(),
});

/** A page of the users that match (RFC 7644 §3.4.2). */
export async function listUsers(db: Database, query: unknown, base: string): Promise<object> {
  const asked = listRequest.safeParse(query, { error: inWords });
  if (!asked.success) {
    const [issue] = asked.error.issues;
    throw new ScimProblem(400, `${issue.path.join('.')}: ${issue.message}.`, 'invalidValue');
  }
  const { filter: expression, startIndex, count, sortBy, sortOrder } = asked.data;
  const asks = expression === undefined ? undefined : userFilter(expression);
  const found = (await readAccounts(db, asks?.key)).map((account: Account) => userResource(account, base));
  const matching = asks ? found.filter((user) => asks.matches(user)) : found;
  const sorted = sortBy === undefined ? matching : inOrder(matching, sortBy, sortOrder === 'descending');
  const first = Math.max(startIndex ?? 1, 1);
  const most = Math.min(Math.max(count ?? RESULTS, 0), MOST_RESULTS);
  const page = sorted.slice(first - 1, first - 1 + most);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: matching.length,
    startIndex: first,
    itemsPerPage: page.length,
    Resources: page.map((user) => selected(user, asked.data)),
  };
}

/** Those without the attribute come last, or first when descending (RFC 7644 §3.4.2.3). */
function inOrder(users: readonly UserResource[], sortBy: string, isDescending: boolean): UserResource[] {
  const keyed = users.map((user) => ({ user, key: sortKey(user, sortBy) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  });
  return (isDescending ? keyed.toReversed() : keyed).map(({ user }) => user);
}

function sortKey(user: UserResource, path: string): string | undefined {
  const at = path.lastIndexOf(':');
  const names = [...(at < 0 ? [] : [path.slice(0, at)]), ...path.slice(at + 1).split('.')];
  let value: unknown = user;
  for (const name of names) value = memberOf(Array.isArray(value) ? value[0] : value, name);
  const single: unknown = Array.isArray(value) ? memberOf(value[0], 'value') : value;
  return typeof single === 'string' || typeof single === 'boolean' ? String(single).toLowerCase() : undefined;
}
