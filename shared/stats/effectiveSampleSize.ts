/**
 * How many equally weighted answers are worth as much as these weighted ones?
 *
 * Weights ≥ 0, in any unit; the answer is at most their number. `undefined` when no weight is above 0.
 *
 * Source: Kish (1965), Survey Sampling: (Σ w)² ÷ Σ w².
 */
export function effectiveSampleSize(weights: ArrayLike<number>): number | undefined {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i] >= 0)) throw new RangeError('Weights must not be negative.');
    sum += weights[i];
    squares += weights[i] ** 2;
  }
  return sum > 0 ? sum ** 2 / squares : undefined;
}
