import { filter, type Filter, parse } from 'scim2-parse-filter';
import type { AccountKey } from '#server/ingest/index.ts';
import { isObject } from './saidOf.ts';
import { ScimProblem } from './scimProblem.ts';
import type { UserResource } from './userResource.ts';

/** Whom a list is asked for. */
export interface UserFilter {
  matches(user: UserResource): boolean;
  /** By what they can be read without reading all; `undefined` when by nothing. */
  key: AccountKey | undefined;
}

/** Reads a filter (RFC 7644 §3.4.2.2). Texts are compared without case, as the attributes that are kept ask for. */
export function userFilter(expression: string): UserFilter {
  const parsed = parsedFilter(expression);
  const test = filter(folded(parsed));
  return { matches: (user) => test(foldedValue(user)), key: keyOf(parsed) };
}

function parsedFilter(expression: string): Filter {
  try {
    return parse(expression);
  } catch {
    throw new ScimProblem(
      400,
      'The filter cannot be read. Write it as in userName eq "ada@example.com" (RFC 7644, 3.4.2.2).',
      'invalidFilter',
    );
  }
}

function folded(part: Filter): Filter {
  if ('filters' in part) return { ...part, filters: part.filters.map(folded) };
  if (part.op === 'not') return { ...part, filter: folded(part.filter) };
  if (part.op === '[]') return { ...part, valFilter: folded(part.valFilter) };
  if (!('compValue' in part)) return part;
  const { compValue } = part;
  // Entra asks for active eq "true".
  const isTruth = /(^|[.:])(active|primary)$/i.test(part.attrPath) && /^(true|false)$/i.test(String(compValue));
  if (isTruth) return { ...part, compValue: String(compValue).toLowerCase() === 'true' };
  return typeof compValue === 'string' ? { ...part, compValue: compValue.toLowerCase() } : part;
}

function foldedValue(value: unknown): unknown {
  if (typeof value === 'string') return value.toLowerCase();
  if (Array.isArray(value)) return value.map(foldedValue);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, foldedValue(each)]));
}

function keyOf(part: Filter): AccountKey | undefined {
  if (part.op !== 'eq' || typeof part.compValue !== 'string') return undefined;
  const attribute = part.attrPath.toLowerCase();
  if (attribute === 'externalid') return { externalId: part.compValue };
  return attribute === 'username' ? { userName: part.compValue } : undefined;
}
