import type { Interval } from './interval.ts';
import { normalLower, normalQuantile, normalTwoSided } from './normalDistribution.ts';

/** Intervals that the spread of a statistic over resamples gives. */
export interface BootstrapIntervals {
  /** Standard deviation of the replicates (n - 1). */
  se: number;
  /** Estimate less bias ± z × se. */
  normal: Interval;
  /** Replicates' percentiles turned about the estimate. */
  basic: Interval;
  percentile: Interval;
  /** Bias-corrected and accelerated; `undefined` when all replicates lie on one side of the estimate or no row has influence. */
  bca: (Interval & { bias: number; acceleration: number }) | undefined;
}

/**
 * Between which values does a statistic lie, judged by its values in resamples?
 *
 * `influence`: from `jackknifeInfluence`, for the bca interval. `undefined` with fewer than two replicates.
 *
 * Source: Davison and Hinkley (1997), chapter 5, with percentiles at (R + 1) p interpolated on the normal scale, as boot::boot.ci.
 */
export function bootstrapIntervals(
  estimate: number,
  replicates: ArrayLike<number>,
  influence: ArrayLike<number> | undefined,
  level = 0.95,
): BootstrapIntervals | undefined {
  const count = replicates.length;
  if (count < 2) return undefined;
  const sorted = Float64Array.from(replicates).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / count;
  const se = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1));
  const reach = normalTwoSided(level) * se;
  const centre = 2 * estimate - mean;
  const tail = (1 - level) / 2;
  const [low, high] = [normalScalePercentile(sorted, tail), normalScalePercentile(sorted, 1 - tail)];
  return {
    se,
    normal: { lower: centre - reach, upper: centre + reach },
    basic: { lower: 2 * estimate - high, upper: 2 * estimate - low },
    percentile: { lower: low, upper: high },
    bca: influence && accelerated(estimate, sorted, influence, tail),
  };
}

function accelerated(
  estimate: number,
  sorted: Float64Array,
  influence: ArrayLike<number>,
  tail: number,
): BootstrapIntervals['bca'] {
  let [squares, cubes] = [0, 0];
  for (let i = 0; i < influence.length; i++) {
    squares += influence[i] ** 2;
    cubes += influence[i] ** 3;
  }
  const below = sorted.filter((value) => value < estimate).length;
  if (below === 0 || below === sorted.length || squares === 0) return undefined;
  const bias = normalQuantile(below / sorted.length);
  const acceleration = cubes / (6 * squares ** 1.5);
  const at = (p: number): number => {
    const shifted = bias + normalQuantile(p);
    return normalScalePercentile(sorted, normalLower(bias + shifted / (1 - acceleration * shifted)));
  };
  return { lower: at(tail), upper: at(1 - tail), bias, acceleration };
}

/** The value at (R + 1) p among R sorted ones, between two of them by normal quantiles; the outermost beyond the ends. */
function normalScalePercentile(sorted: Float64Array, p: number): number {
  const count = sorted.length;
  const position = (count + 1) * p;
  const k = Math.floor(position);
  if (k < 1) return sorted[0];
  if (k >= count) return sorted[count - 1];
  if (k === position) return sorted[k - 1];
  const [from, to] = [normalQuantile(k / (count + 1)), normalQuantile((k + 1) / (count + 1))];
  return sorted[k - 1] + ((normalQuantile(p) - from) / (to - from)) * (sorted[k] - sorted[k - 1]);
}
