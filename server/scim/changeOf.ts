import type { AccountChange } from '#server/ingest/index.ts';
import { ENTERPRISE, NOT_KEPT, USER } from './attributes.ts';
import { emailOf, isObject, managerOf, memberOf, textOf, truthOf } from './saidOf.ts';
import { ScimProblem } from './scimProblem.ts';

/** What a request says, while its attributes are read one by one. */
export interface Said extends AccountChange {
  displayName?: string | null;
  formatted?: string | null;
}

type Read = (said: Said, value: unknown, path: string) => void;

const text =
  (
    key:
      | 'externalId'
      | 'title'
      | 'givenName'
      | 'familyName'
      | 'employeeNumber'
      | 'department'
      | 'displayName'
      | 'formatted',
  ): Read =>
  (said, value, path) => {
    said[key] = textOf(value, path);
  };

const READS: Readonly<Record<string, Read>> = {
  username: (said, value, path) => {
    const userName = textOf(value, path);
    if (userName === null) throw new ScimProblem(400, 'userName is required.', 'invalidValue');
    said.userName = userName;
  },
  externalid: text('externalId'),
  displayname: text('displayName'),
  'name.formatted': text('formatted'),
  'name.givenname': text('givenName'),
  'name.familyname': text('familyName'),
  title: text('title'),
  active: (said, value, path) => {
    said.active = truthOf(value, path);
  },
  emails: (said, value) => {
    said.email = emailOf(value);
  },
  'enterprise.employeenumber': text('employeeNumber'),
  'enterprise.department': text('department'),
  'enterprise.manager': (said, value) => {
    said.manager = managerOf(value);
  },
};
const READ_AS: Readonly<Record<string, string>> = {
  'emails.value': 'emails',
  'enterprise.manager.value': 'enterprise.manager',
  'enterprise.manager.$ref': 'enterprise.manager',
  'enterprise.manager.id': 'enterprise.manager',
};
const WITH_PARTS = new Set(['name', 'enterprise', 'user']);

/** The attribute a path names: `emails[type eq "work"].value` is `emails.value`, the enterprise extension is `enterprise`. */
export function attributeAt(path: string): string {
  const bare = path
    .replaceAll(/\[[^\]]*\]/g, '')
    .trim()
    .toLowerCase();
  if (bare === USER.toLowerCase()) return 'user';
  if (bare.startsWith(`${USER.toLowerCase()}:`)) return bare.slice(USER.length + 1);
  if (bare === ENTERPRISE.toLowerCase()) return 'enterprise';
  if (bare.startsWith(`${ENTERPRISE.toLowerCase()}:`)) return `enterprise.${bare.slice(ENTERPRISE.length + 1)}`;
  return bare;
}

/** Reads one attribute into what is said. Returns whether there is such an attribute. */
export function readAttribute(said: Said, path: string, value: unknown): boolean {
  const attribute = attributeAt(path);
  if (WITH_PARTS.has(attribute)) return readParts(said, attribute, value);
  const root = attribute.split('.')[0];
  if (NOT_KEPT.has(attribute) || NOT_KEPT.has(root)) return true;
  // Only the address at work is kept, so that a home address never takes its place.
  if (root === 'emails' && isOtherAddress(path)) return true;
  if (attribute === 'emails.type' || attribute === 'emails.primary') return true;
  const read = READS[READ_AS[attribute] ?? attribute];
  read?.(said, value, path);
  return read !== undefined;
}

function readParts(said: Said, attribute: string, value: unknown): boolean {
  if (value === null && attribute === 'name') Object.assign(said, { givenName: null, familyName: null });
  if (!isObject(value)) return value === null;
  for (const [part, each] of Object.entries(value)) {
    readAttribute(said, attribute === 'user' ? part : joined(attribute, part), each);
  }
  return true;
}

const joined = (attribute: string, part: string) =>
  attribute === 'enterprise' ? `${ENTERPRISE}:${part}` : `${attribute}.${part}`;

function isOtherAddress(path: string): boolean {
  const [, filter] = /\[([^\]]*)\]/.exec(path) ?? [];
  return filter !== undefined && !/work|primary/i.test(filter);
}

/** What a whole user (POST, PUT) says; what it leaves out stays as it is. */
export function changeOf(body: unknown): AccountChange {
  if (!isObject(body)) throw new ScimProblem(400, 'The body has to be a user.', 'invalidSyntax');
  if (textOf(memberOf(body, 'userName'), 'userName') === null)
    throw new ScimProblem(400, 'userName is required.', 'invalidValue');
  const said: Said = {};
  for (const [path, value] of Object.entries(body)) readAttribute(said, path, value);
  return finished(said);
}

/** The name shown is the display name, else the formatted one, else first and last name. */
export function finished({ displayName, formatted, ...change }: Said): AccountChange {
  const parts = [change.givenName, change.familyName].filter((part) => part !== null && part !== undefined);
  const name = displayName ?? formatted ?? (parts.length > 0 ? parts.join(' ') : undefined);
  return name === undefined ? change : { ...change, name };
}
