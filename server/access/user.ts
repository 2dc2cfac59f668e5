import type { Role } from '#shared/contract/session.ts';

/** Somebody who is let in. */
export interface User {
  userId: number;
  email: string;
  name: string;
  roles: Role[];
  /** The employee they are, by external id; null while nobody said. */
  personExternalId: string | null;
}

/** What accounts need from outside: the time, and bytes nobody can guess. */
export interface Outside {
  now(): Date;
  randomBytes(length: number): Uint8Array;
}

/** An owner does what administrators do. */
export function mayAdminister({ roles }: Pick<User, 'roles'>): boolean {
  return roles.includes('owner') || roles.includes('admin');
}
