import { byarInterval } from './byarInterval.ts';
import type { Interval } from './interval.ts';
import { poissonInterval } from './poissonInterval.ts';
import { poissonMidPInterval } from './poissonMidPInterval.ts';
import { poissonPValues, type PoissonPValues } from './poissonPValues.ts';

/** Observed against expected events. Limits are of the ratio. */
export interface StandardisedRatio {
  observed: number;
  expected: number;
  ratio: number;
  exact: Interval;
  byar: Interval;
  midP: Interval;
  pValues: PoissonPValues;
}

/**
 * How many times as many events happened as the same mix would show under the common standard?
 *
 * `observed`: a count; `expected`: the sum of expected numbers from a fitted model, taken as known. `undefined` when nothing was
 * expected: then no ratio exists, whatever was observed.
 *
 * Source: indirect standardisation, Breslow and Day (1987), §2.3.
 */
export function standardisedRatio(observed: number, expected: number, level = 0.95): StandardisedRatio | undefined {
  const exact = poissonInterval(observed, expected, level);
  const byar = byarInterval(observed, expected, level);
  const midP = poissonMidPInterval(observed, expected, level);
  const pValues = poissonPValues(observed, expected);
  if (!exact || !byar || !midP || !pValues) return undefined;
  return { observed, expected, ratio: observed / expected, exact, byar, midP, pValues };
}
