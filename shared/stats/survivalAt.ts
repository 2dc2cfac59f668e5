import type { SurvivalCurve } from './survivalCurve.ts';

/** A curve read at one time. */
export interface SurvivalPoint {
  survival: number;
  /** Standard error of survival; `undefined` where survival is 0. */
  standardError: number | undefined;
  lower: number | undefined;
  upper: number | undefined;
  /** At risk at the next step of the curve; 0 after the last one. */
  atRisk: number;
}

/**
 * What share is still without the event at a given time, and how many are left to tell?
 *
 * Before the first step nobody had the event: survival and both limits are 1. After the last step the curve stays at its last
 * value with nobody at risk; the caller decides whether that still says something.
 */
export function survivalAt(curve: SurvivalCurve, time: number): SurvivalPoint {
  const passed = stepsWhere(curve.time, (t) => t <= time);
  const next = stepsWhere(curve.time, (t) => t < time);
  const atRisk = next < curve.time.length ? curve.atRisk[next] : 0;
  if (passed === 0) return { survival: 1, standardError: 0, lower: 1, upper: 1, atRisk };
  const step = passed - 1;
  const survival = curve.survival[step];
  return {
    survival,
    standardError: survival === 0 ? undefined : survival * curve.seLogSurvival[step],
    lower: known(curve.lower[step]),
    upper: known(curve.upper[step]),
    atRisk,
  };
}

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

/** How many leading times meet a condition that holds up to some time and not after. */
function stepsWhere(time: Float64Array, holds: (t: number) => boolean): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(time[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
