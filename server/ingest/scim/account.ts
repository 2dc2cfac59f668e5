/** Somebody as an identity provider knows them over SCIM. */
export interface Account {
  employeeId: number;
  userName: string;
  externalId: string | null;
  name: string;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  employeeNumber: string | null;
  title: string | null;
  department: string | null;
  managerId: number | null;
  managerName: string | null;
  active: boolean;
  createdAt: string;
  changedAt: string;
}

/** Whom a manager is named as: by our id, the provider's, an employee number, a user name or an e-mail address. */
export interface ManagerNamed {
  value: string;
  displayName?: string | undefined;
}

/** What one request says: `null` empties, what is absent stays. */
export interface AccountChange {
  userName?: string;
  externalId?: string | null;
  name?: string;
  givenName?: string | null;
  familyName?: string | null;
  email?: string | null;
  employeeNumber?: string | null;
  title?: string | null;
  department?: string | null;
  manager?: ManagerNamed | null;
  active?: boolean;
}

/** A request that contradicts what is stored; nothing of it is. */
export class AccountConflict extends Error {
  override readonly name = 'AccountConflict';
}

/** There is no such account. */
export class NoAccount extends Error {
  override readonly name = 'NoAccount';
}

/** A manager named by an id of ours that nobody has. */
export class NoManager extends Error {
  override readonly name = 'NoManager';
}

const OURS = /^person-([1-9]\d{0,15})$/;

/** The id we give an account: it cannot be taken for an employee number. */
export const scimId = (employeeId: number): string => `person-${employeeId}`;

/** The employee of such an id; `undefined` when it is none. */
export function employeeOfScimId(id: string): number | undefined {
  const found = OURS.exec(id);
  return found ? Number(found[1]) : undefined;
}
