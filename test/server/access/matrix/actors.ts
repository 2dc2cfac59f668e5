/** Who asks. All of executive, manager and the token are the same person of the records, so that only the role differs. */
export const ACTORS = [
  'owner',
  'hr',
  'executive',
  'manager',
  'admin',
  'unlinked manager',
  'signed out',
  'report token of the executive',
  'scim token',
  'owner viewing as the executive',
  'executive viewing as the owner',
] as const;
export type Actor = (typeof ACTORS)[number];

/** Whom is asked about, as seen from the executive: their own team, a manager two levels below, another executive, and so on. */
export const SUBJECTS = {
  own: 'E100002',
  'sub-tree': 'E100014',
  sibling: 'E100008',
  former: 'E100052',
  unrelated: 'E100054',
  nobody: 'E999999',
} as const;
export type Subject = keyof typeof SUBJECTS;

/** The former one reported to the executive until here. */
export const FORMER_UNTIL = '2025-04-01';
export const PERIODS = { 'all time': '', 'a year of the former time': 'from=2024-01&to=2024-12' } as const;
export type PeriodName = keyof typeof PERIODS;

const EVERYONE: readonly Actor[] = ['owner', 'hr'];
export const EXECUTIVE: readonly Actor[] = [
  'executive',
  'report token of the executive',
  'owner viewing as the executive',
];

/** The rooms whose figures are of the asked period alone; the others follow people on, or look further back. */
const OF_THE_PERIOD: readonly string[] = ['/api/managers', '/api/managers/:manager', '/api/turnover', '/api/practice'];

/** May this actor see rows of this subject at a room's address? */
export function maySee(actor: Actor, subject: Subject, path: string, period: PeriodName): boolean {
  if (subject === 'nobody') return false;
  if (EVERYONE.includes(actor)) return true;
  if (actor === 'manager') return subject === 'own';
  if (!EXECUTIVE.includes(actor)) return false;
  // Of each wave it is asked by itself whether it closed in the former time.
  if (subject === 'former' && path === '/api/morale') return true;
  if (subject === 'former') return period !== 'all time' && OF_THE_PERIOD.includes(path);
  return subject === 'own' || subject === 'sub-tree';
}

/** What a room answers an actor with before it looks at who is asked about. */
export function roomStatus(actor: Actor): 200 | 401 | 403 {
  if (actor === 'signed out' || actor === 'scim token') return 401;
  return actor === 'executive viewing as the owner' ? 403 : 200;
}
