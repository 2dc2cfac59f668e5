import type { Interval } from './interval.ts';

/** What is believed about one unit's true value after seeing its data: limits of equal tails, and any quantile or probability. */
export interface Posterior extends Interval {
  mean: number;
  sd: number;
  /** The value that the true one lies under with the given probability. */
  quantile: (probability: number) => number;
  /** P(true value > x). */
  probabilityAbove: (x: number) => number;
}

/** The posterior of a prior that is a single point: that point, above x only if it is so by more than rounding (1e-9). */
export const pointPosterior = (mean: number): Posterior => ({
  mean,
  sd: 0,
  lower: mean,
  upper: mean,
  quantile: () => mean,
  probabilityAbove: (x) => (mean > x * (1 + 1e-9) ? 1 : 0),
});
