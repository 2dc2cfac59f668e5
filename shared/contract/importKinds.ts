/** What a file can hold. Apart from the contract, so that the page can list them without its checking. */
export const kinds = [
  'roster',
  'assignments',
  'sales team',
  'deals',
  'owner changes',
  'quotas',
  'meetings',
  'participants',
  'coaching',
  'one-on-ones',
  'training',
  'absences',
  'work weeks',
  'tenures',
  'survey items',
  'survey long',
  'survey wide',
  'survey scores',
] as const;

export type Kind = (typeof kinds)[number];

/** Kinds whose rows belong to a survey and a wave. */
export const isOfWave = (kind: Kind): boolean =>
  kind === 'survey long' || kind === 'survey wide' || kind === 'survey scores';
