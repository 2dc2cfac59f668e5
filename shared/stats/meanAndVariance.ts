import type { Interval } from './interval.ts';
import { tQuantile } from './tDistribution.ts';

/** What is kept of a group of values: how many, their sum and the sum of their squares. */
export interface SufficientSums {
  n: number;
  sum: number;
  sumOfSquares: number;
}

/** Mean of a group with the spread of its values; spread and limits `undefined` for a single value. */
export interface GroupMean {
  n: number;
  mean: number;
  /** Sample variance (n - 1). */
  variance: number | undefined;
  interval: Interval | undefined;
}

/**
 * What is the mean of a group, and between which values does the true mean lie?
 *
 * From sums alone, so that sums of parts can be added first. Meant for answers on short scales: when the mean is many times the
 * spread, take the sums about a value near the mean instead. `undefined` without any value.
 *
 * Source: Student's t interval.
 */
export function meanAndVariance({ n, sum, sumOfSquares }: SufficientSums, level = 0.95): GroupMean | undefined {
  if (!(n > 0)) return undefined;
  const mean = sum / n;
  if (n < 2) return { n, mean, variance: undefined, interval: undefined };
  const variance = Math.max(0, (sumOfSquares - sum * mean) / (n - 1));
  const reach = tQuantile((1 + level) / 2, n - 1) * Math.sqrt(variance / n);
  return { n, mean, variance, interval: { lower: mean - reach, upper: mean + reach } };
}
