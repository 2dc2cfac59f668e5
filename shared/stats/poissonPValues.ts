import { isCountOverExposure } from './interval.ts';
import { poissonLower, poissonUpper } from './poissonDistribution.ts';
import { poissonProbability } from './poissonProbability.ts';

/** How surprising a count is when so many were expected; each value is a probability in [0, 1]. */
export interface PoissonPValues {
  /** P(X ≥ count) */
  exactUpper: number;
  /** P(X ≤ count) */
  exactLower: number;
  /** P(X > count) + ½ P(X = count) */
  midPUpper: number;
  /** P(X < count) + ½ P(X = count) */
  midPLower: number;
  /** All outcomes no more likely than the count, as R's poisson.test. */
  exactTwoSided: number;
  /** Twice the smaller mid-P value, at most 1. */
  midPTwoSided: number;
}

/**
 * Could chance alone have given this count when so many were expected?
 *
 * `undefined` when nothing was expected (expected ≤ 0), or when the count is no number of events.
 *
 * Source: tails of the Poisson; mid-P by Lancaster (1961); two-sided by the method of small p-values with R's tolerance of 1e-7.
 */
export function poissonPValues(count: number, expected: number): PoissonPValues | undefined {
  if (!isCountOverExposure(count, expected)) return undefined;
  const half = poissonProbability(count, expected) / 2;
  const midPUpper = poissonUpper(count, expected) + half;
  const midPLower = poissonLower(count - 1, expected) + half;
  return {
    exactUpper: poissonUpper(count - 1, expected),
    exactLower: poissonLower(count, expected),
    midPUpper,
    midPLower,
    exactTwoSided: twoSided(count, expected),
    midPTwoSided: Math.min(1, 2 * Math.min(midPUpper, midPLower)),
  };
}

function twoSided(count: number, expected: number): number {
  if (count === expected) return 1;
  const cut = poissonProbability(count, expected) * (1 + 1e-7);
  const rare = (k: number): boolean => poissonProbability(k, expected) <= cut;
  if (count > expected) {
    // Probabilities rise up to the mean: the last rare outcome below it, or none.
    const firstCommon = firstWhere((k) => !rare(k), 0, Math.floor(expected) + 1);
    return Math.min(1, poissonLower(firstCommon - 1, expected) + poissonUpper(count - 1, expected));
  }
  const start = Math.ceil(expected);
  let end = start + 1;
  while (!rare(end)) end = 2 * end;
  const firstRare = firstWhere(rare, start, end);
  return Math.min(1, poissonLower(count, expected) + poissonUpper(firstRare - 1, expected));
}

/** The first whole number in [low, high] for which a condition that never turns back holds; high when none below it does. */
function firstWhere(holds: (k: number) => boolean, low: number, high: number): number {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
