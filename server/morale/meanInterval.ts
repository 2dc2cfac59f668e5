import { toMillionths } from '#server/privacy/index.ts';
import type { Interval } from '#shared/contract/grouping.ts';
import { tQuantile } from '#shared/stats/tDistribution.ts';

const quantiles = new Map<number, number>();
const level = 0.95;

/**
 * Between which scores does the mean of the answers' source lie, given n scores with this sum and sum of squares?
 *
 * 95 % limits by Student's t on n − 1 degrees of freedom, cut to the scale 0–100, in millionths. `undefined` with fewer than two scores, or where how far they lie apart is not known.
 */
export function meanInterval(n: number, sum: number, sumSquares: number): Interval | undefined {
  if (!(n >= 2) || Number.isNaN(sum) || Number.isNaN(sumSquares)) return undefined;
  const mean = sum / n;
  const variance = Math.max(0, sumSquares - sum * mean) / (n - 1);
  const reach = twoSided(n - 1) * Math.sqrt(variance / n);
  return { lower: toMillionths(Math.max(0, mean - reach)), upper: toMillionths(Math.min(100, mean + reach)), level };
}

/** The quantile is asked for the same few team sizes thousands of times. */
function twoSided(degrees: number): number {
  let quantile = quantiles.get(degrees);
  if (quantile === undefined) quantiles.set(degrees, (quantile = tQuantile((1 + level) / 2, degrees)));
  return quantile;
}
