import { isCountOverExposure, type Interval } from './interval.ts';
import { normalTwoSided } from './normalDistribution.ts';

/**
 * Between which rates does the true rate lie, by Byar's closed approximation to the exact limits?
 *
 * Limits in events per unit of exposure; the lower limit of no events is 0. Below about three events the formula may give
 * a lower limit slightly under 0, returned as it is. `undefined` without exposure, or when the count is no number of events.
 *
 * Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69: count below, count + 1 above.
 */
export function byarInterval(count: number, exposure: number, level = 0.95): Interval | undefined {
  if (!isCountOverExposure(count, exposure)) return undefined;
  const z = normalTwoSided(level);
  return { lower: count === 0 ? 0 : cube(count, -z) / exposure, upper: cube(count + 1, z) / exposure };
}

/**
 * The form of Byar's approximation that puts count + ½ on both sides; it follows the mid-P limits rather than the exact ones.
 *
 * Same units and same `undefined` as `byarInterval`; its lower limit of no events is near 0 and may be below it.
 *
 * Source: Rothman and Boice (1979), Epidemiologic Analysis with a Programmable Calculator; R's epitools::pois.byar.
 */
export function byarHalfInterval(count: number, exposure: number, level = 0.95): Interval | undefined {
  if (!isCountOverExposure(count, exposure)) return undefined;
  const z = normalTwoSided(level);
  return { lower: cube(count + 0.5, -z) / exposure, upper: cube(count + 0.5, z) / exposure };
}

const cube = (n: number, z: number): number => n * (1 - 1 / (9 * n) + z / (3 * Math.sqrt(n))) ** 3;
