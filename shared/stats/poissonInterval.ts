import { gammaQuantile } from './gammaDistribution.ts';
import { isCountOverExposure, type Interval } from './interval.ts';

/**
 * Between which rates does the true rate lie, given a count of events over an exposure?
 *
 * Limits in events per unit of exposure; with an expected number as exposure they are limits of observed ÷ expected.
 * Exact: covers with at least the level. The lower limit of no events is 0.
 * `undefined` without exposure, or when the count is no number of events.
 *
 * Source: Garwood (1936), Biometrika 28:437: gamma quantiles, the same as R's poisson.test.
 */
export function poissonInterval(count: number, exposure: number, level = 0.95): Interval | undefined {
  if (!isCountOverExposure(count, exposure)) return undefined;
  const tail = (1 - level) / 2;
  return {
    lower: count === 0 ? 0 : gammaQuantile(tail, count, 1) / exposure,
    upper: gammaQuantile(1 - tail, count + 1, 1) / exposure,
  };
}
