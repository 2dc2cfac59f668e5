import { normalQuantile } from './normalDistribution.ts';
import { quantile } from './quantile.ts';

/** Mean of |a - b| for two draws from a normal with standard deviation 1. */
export const RANGE_MEAN = 2 / Math.sqrt(Math.PI);
/** Its median: √2 times the upper quartile of the standard normal. */
const RANGE_MEDIAN = Math.SQRT2 * normalQuantile(0.75);
/** Its standard deviation. */
const RANGE_DEVIATION = Math.sqrt(2 - RANGE_MEAN ** 2);

/** A series with the limits that chance alone would keep it within. */
export interface IndividualsChart {
  centre: number;
  /** Absolute difference of each value from the one before; one shorter than the series. */
  movingRanges: Float64Array;
  meanMovingRange: number;
  medianMovingRange: number;
  /** Standard deviation from one value to the next, by the mean moving range, and by the median (not moved by a single jump). */
  sigma: number;
  sigmaByMedian: number;
  /** centre ± 3 sigma. */
  lower: number;
  upper: number;
  movingRangeUpper: number;
}

/**
 * Between which values would a series of single values stay if nothing changed? (XmR chart)
 *
 * `values` in order of time, in any unit; limits are in the same unit. `undefined` with fewer than two values.
 *
 * Source: Shewhart (1931); Wheeler and Chambers (1992): mean moving range ÷ d₂ with d₂ = 2/√π, three standard deviations.
 */
export function individualsChart(values: ArrayLike<number>): IndividualsChart | undefined {
  const count = values.length;
  if (count < 2) return undefined;
  const movingRanges = Float64Array.from({ length: count - 1 }, (_, i) => Math.abs(values[i + 1] - values[i]));
  const centre = mean(values);
  const meanMovingRange = mean(movingRanges);
  const medianMovingRange = quantile(movingRanges, 0.5)!;
  const sigma = meanMovingRange / RANGE_MEAN;
  return {
    centre,
    movingRanges,
    meanMovingRange,
    medianMovingRange,
    sigma,
    sigmaByMedian: medianMovingRange / RANGE_MEDIAN,
    lower: centre - 3 * sigma,
    upper: centre + 3 * sigma,
    movingRangeUpper: meanMovingRange + 3 * RANGE_DEVIATION * sigma,
  };
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
