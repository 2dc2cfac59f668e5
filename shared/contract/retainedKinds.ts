/** Kinds of records that may be kept for a time only. */
export const RETAINED_KINDS = [
  'audit log',
  'answers to surveys',
  'meetings, coaching and 1:1s',
  'copies for undoing imports',
  'names of people who left',
] as const;
