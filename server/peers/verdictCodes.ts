import type { Verdict } from '#shared/contract/grouping.ts';

/** What a comparison says of a group, by code; the two kinds of `worse` differ in how sure they are. */
export const CANNOT_TELL = 0;
export const AS_EXPECTED = 1;
export const BETTER = 2;
export const WATCH = 3;
export const STRONG_EVIDENCE = 4;

const VERDICTS: readonly Verdict[] = ['cannot tell', 'as expected', 'better', 'worse', 'worse'];

export function verdictOf(code: number): Verdict {
  return VERDICTS[code];
}
