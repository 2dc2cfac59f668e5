/** A verdict and how sure it is, as one of five marks. */
export type Standing = 'strong' | 'watch' | 'better' | 'expected' | 'unknown';

type Verdict = 'worse' | 'better' | 'as expected' | 'cannot tell';

export function standingOf(verdict: Verdict, evidence?: 'watch' | 'strong evidence'): Standing {
  if (verdict === 'worse') return evidence === 'strong evidence' ? 'strong' : 'watch';
  if (verdict === 'better') return 'better';
  return verdict === 'as expected' ? 'expected' : 'unknown';
}

export const standingWords: Record<Standing, { short: string; long: string }> = {
  strong: { short: 'Worse, strong evidence', long: 'Worse than expected, strong evidence' },
  watch: { short: 'Worse, watch', long: 'Worse than expected, to watch' },
  better: { short: 'Better', long: 'Better than expected' },
  expected: { short: 'As expected', long: 'As expected' },
  unknown: { short: 'Cannot tell', long: 'Cannot tell yet' },
};

/** For sorting: the surest bad news first when descending. */
export const standingRank: Record<Standing, number> = { strong: 5, watch: 4, expected: 3, better: 2, unknown: 1 };
