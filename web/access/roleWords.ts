import type { Role } from '#shared/contract/session.ts';

/** What each role may do, in the order they are offered. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  manager: 'their own team',
  executive: 'the teams of everybody who reports up to them',
  hr: 'every team; never answers by person',
  admin: 'accounts and set-up; no team by itself',
  owner: 'everything administrators and HR may',
};
export const ROLES = Object.keys(ROLE_WORDS) as Role[];
