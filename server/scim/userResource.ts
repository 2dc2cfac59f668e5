import { type Account, scimId } from '#server/ingest/index.ts';
import { ENTERPRISE, USER } from './attributes.ts';

export type UserResource = Record<string, unknown> & { id: string };

/** An account as a SCIM user; what is not known is left out. */
export function userResource(account: Account, base: string): UserResource {
  const id = scimId(account.employeeId);
  const { userName, externalId, name, givenName, familyName, title, active, email, createdAt, changedAt } = account;
  const enterprise = enterpriseOf(account, base);
  return {
    schemas: enterprise ? [USER, ENTERPRISE] : [USER],
    id,
    ...known({ externalId }),
    userName,
    name: { formatted: name, ...known({ givenName, familyName }) },
    displayName: name,
    ...known({ title }),
    active,
    ...(email !== null && { emails: [{ value: email, type: 'work', primary: true }] }),
    ...(enterprise && { [ENTERPRISE]: enterprise }),
    meta: { resourceType: 'User', created: createdAt, lastModified: changedAt, location: `${base}/Users/${id}` },
  };
}

function enterpriseOf({ employeeNumber, department, managerId, managerName }: Account, base: string) {
  const id = managerId === null ? undefined : scimId(managerId);
  const manager = id && { value: id, $ref: `${base}/Users/${id}`, ...known({ displayName: managerName }) };
  const extension = { ...known({ employeeNumber, department }), ...(manager && { manager }) };
  return Object.keys(extension).length === 0 ? undefined : extension;
}

function known<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<T>;
}
