import type { Interval } from './interval.ts';
import { normalLower, normalTwoSided } from './normalDistribution.ts';

/** What is believed about one unit's true value after seeing its estimate. */
export interface ValuePosterior extends Interval {
  mean: number;
  sd: number;
  /** P(true value > x). */
  probabilityAbove: (x: number) => number;
}

/**
 * Where is a unit's true value likely to be, given its estimate with its standard error (above 0) and the spread among all units?
 *
 * `prior`: mean and variance from `fitNormalNormal`, taken as known; limits cover the level (equal tails). When the prior is a single
 * point, so is the posterior: mean and limits are that point, and it counts as above x only if it is so by more than rounding (1e-9).
 *
 * Source: conjugacy of the normal (Efron and Morris, 1975).
 */
export function normalNormalPosterior(
  prior: { mean: number; variance: number },
  value: number,
  error: number,
  level = 0.9,
): ValuePosterior {
  const weight = prior.variance / (prior.variance + error * error);
  const sd = Math.sqrt(weight) * error;
  const mean = prior.mean + weight * (value - prior.mean);
  const reach = normalTwoSided(level) * sd;
  const above = (x: number): number => (mean - x > 1e-9 * Math.abs(x) ? 1 : 0);
  return {
    mean,
    sd,
    lower: mean - reach,
    upper: mean + reach,
    probabilityAbove: (x) => (sd === 0 ? above(x) : normalLower((mean - x) / sd)),
  };
}
