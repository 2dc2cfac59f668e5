import type { SurvivalCurve } from './survivalCurve.ts';

/** A time with its limits; each `undefined` when the curve, or its limit, does not fall that far. */
export interface TimeQuantile {
  time: number | undefined;
  lower: number | undefined;
  upper: number | undefined;
}

const flat = 2 ** -26;

/**
 * After what time has the given share had the event (0.5: the median)?
 *
 * The first time at which survival is ≤ 1 - share; where it lies exactly there over a stretch, the middle of the stretch. Limits are
 * the times at which the curve's own lower and upper limits first cross the same height, so `undefined` means "not reached".
 *
 * Source: Brookmeyer and Crowley (1982), Biometrics 38:29; exact heights averaged as in R's survival.
 */
export function survivalQuantile(curve: SurvivalCurve, share: number): TimeQuantile {
  return {
    time: crossing(curve.time, curve.survival, 1 - share),
    lower: crossing(curve.time, curve.lower, 1 - share),
    upper: crossing(curve.time, curve.upper, 1 - share),
  };
}

function crossing(time: Float64Array, height: Float64Array, target: number): number | undefined {
  const first = height.findIndex((h) => h <= target + flat);
  if (first === -1) return undefined;
  if (height[first] < target - flat) return time[first];
  const below = height.findIndex((h) => h < target - flat);
  if (below !== -1) return (time[first] + time[below]) / 2;
  return Number.isNaN(height.at(-1)!) ? undefined : (time[first] + time.at(-1)!) / 2;
}
