import type { ManagerNamed } from '#server/ingest/index.ts';
import { ScimProblem } from './scimProblem.ts';

// Values as identity providers send them, by no means always of the type the standard asks for.

const LONGEST = 1_000;

/** A text; `null` when it is empty or said to be none. */
export function textOf(value: unknown, path: string): string | null {
  if (value === null || value === undefined) return null;
  const single: unknown = Array.isArray(value) && value.length === 1 ? valueOf(value[0]) : value;
  if (typeof single !== 'string' && typeof single !== 'number')
    throw new ScimProblem(400, `${path} has to be a text.`, 'invalidValue');
  const text = String(single).trim();
  if (text.length > LONGEST || text.includes('\0'))
    throw new ScimProblem(400, `${path} is too long or holds a zero byte.`, 'invalidValue');
  return text === '' ? null : text;
}

/** Microsoft Entra sends "True" and "False". */
export function truthOf(value: unknown, path: string): boolean {
  const said: unknown = Array.isArray(value) && value.length === 1 ? valueOf(value[0]) : value;
  const text = typeof said === 'string' ? said.toLowerCase() : said;
  if (text === true || text === 'true') return true;
  if (text === false || text === 'false') return false;
  throw new ScimProblem(400, `${path} has to be true or false.`, 'invalidValue');
}

/** The address at work, else the primary one, else the first. */
export function emailOf(value: unknown): string | null {
  if (!Array.isArray(value)) return textOf(valueOf(value), 'emails');
  const addresses: unknown[] = value;
  const chosen =
    addresses.find((each) => String(memberOf(each, 'type')).toLowerCase() === 'work') ??
    addresses.find((each) => String(memberOf(each, 'primary')).toLowerCase() === 'true') ??
    addresses[0];
  return textOf(valueOf(chosen), 'emails');
}

/** A manager as an object, a list of one, or the id alone; Entra sends all three. */
export function managerOf(value: unknown): ManagerNamed | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  const reference = textOf(memberOf(one, '$ref'), 'manager.$ref')?.split('/').at(-1);
  const id = textOf(isObject(one) ? memberOf(one, 'value') : one, 'manager') ?? reference;
  if (id === undefined || id === null) return null;
  const displayName = textOf(memberOf(one, 'displayName'), 'manager.displayName') ?? undefined;
  return { value: id, ...(displayName !== undefined && { displayName }) };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names of attributes are compared without case (RFC 7643 §2.1). */
export function memberOf(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

const valueOf = (value: unknown): unknown => (isObject(value) ? memberOf(value, 'value') : value);
