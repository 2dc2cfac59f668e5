import { effectiveSampleSize } from './effectiveSampleSize.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilsonInterval.ts';

/** A weighted share of n values, worth `effectiveN` equally weighted ones. */
export interface WeightedShare {
  n: number;
  share: number;
  effectiveN: number;
  interval: Interval;
}

/**
 * What share do weighted answers give, and between which shares does the true one lie?
 *
 * `values`: 1 or 0 for each answer, or the share of a person's answers, in [0, 1]; `weights`: one for each, ≥ 0, in any unit.
 * Limits are shares. `undefined` without any weight above 0.
 *
 * Source: Wilson's score interval at Kish's effective sample size.
 */
export function weightedShare(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  level = 0.95,
): WeightedShare | undefined {
  if (values.length !== weights.length) throw new RangeError('As many weights as values are needed.');
  const effectiveN = effectiveSampleSize(weights);
  if (effectiveN === undefined) return undefined;
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < values.length; i++) {
    total += weights[i];
    weighted += weights[i] * values[i];
  }
  const share = weighted / total;
  const interval = wilsonInterval(Math.min(effectiveN, share * effectiveN), effectiveN, level);
  return interval && { n: values.length, share, effectiveN, interval };
}
