import type { AccountChange } from '#server/ingest/index.ts';
import { attributeAt, finished, readAttribute, type Said } from './changeOf.ts';
import { isObject, memberOf } from './saidOf.ts';
import { ScimProblem } from './scimProblem.ts';

const MOST_OPERATIONS = 1_000;

/**
 * What a PATCH says (RFC 7644 §3.5.2). Every attribute that is kept has one value, so adding and replacing are the same,
 * and a filter that matches nothing yet makes the value instead of being refused.
 */
export function patchOf(body: unknown): AccountChange {
  const operations = memberOf(body, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MOST_OPERATIONS)
    throw new ScimProblem(400, `Operations has to be a list of 1 to ${MOST_OPERATIONS} operations.`, 'invalidSyntax');
  const said: Said = {};
  for (const operation of operations) apply(said, operation);
  return finished(said);
}

function apply(said: Said, operation: unknown): void {
  const [op, path, value] = ['op', 'path', 'value'].map((name) => memberOf(operation, name));
  const verb = typeof op === 'string' ? op.toLowerCase() : undefined;
  if (verb !== 'add' && verb !== 'replace' && verb !== 'remove')
    throw new ScimProblem(400, 'op has to be add, replace or remove.', 'invalidSyntax');
  if (path !== undefined && path !== null && typeof path !== 'string')
    throw new ScimProblem(400, 'path has to be a text.', 'invalidPath');
  const named = path ?? undefined;
  if (verb === 'remove') {
    if (named === undefined) throw new ScimProblem(400, 'remove needs a path.', 'noTarget');
    return remove(said, named);
  }
  if (value === undefined) throw new ScimProblem(400, `${verb} needs a value.`, 'invalidValue');
  if (named !== undefined) return set(said, named, value);
  if (!isObject(value)) throw new ScimProblem(400, `${verb} without a path needs an object.`, 'invalidValue');
  for (const [each, content] of Object.entries(value)) readAttribute(said, each, content);
}

function set(said: Said, path: string, value: unknown): void {
  if (!readAttribute(said, path, value)) throw new ScimProblem(400, `There is no attribute ${path}.`, 'invalidPath');
}

function remove(said: Said, path: string): void {
  if (attributeAt(path) === 'active')
    throw new ScimProblem(400, 'active cannot be removed: set it to false.', 'invalidValue');
  set(said, path, null);
}
