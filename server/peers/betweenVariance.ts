/** What groups' values scatter around once their own uncertainty is set apart. */
export interface BetweenVariance {
  mean: number;
  /** Variance of the true values between groups; 0 when no more scatter than chance is seen. */
  variance: number;
  converged: boolean;
}

/**
 * How much do true values differ between groups, given each group's value and its standard error (above 0)?
 *
 * `undefined` with fewer than two groups. Source: normal–normal model, restricted maximum likelihood by Fisher scoring (Viechtbauer, 2005).
 */
export function betweenVariance(values: readonly number[], errors: readonly number[]): BetweenVariance | undefined {
  if (values.length < 2) return undefined;
  let variance = 0;
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const value of values) variance += (value - average) ** 2 / (values.length - 1);
  for (let round = 0; round < 100; round++) {
    const weights = errors.map((error) => 1 / (error * error + variance));
    const total = sumOf(weights);
    const squares = sumOf(weights.map((w) => w * w));
    const cubes = sumOf(weights.map((w) => w * w * w));
    const mean = sumOf(values.map((value, i) => weights[i] * value)) / total;
    const score = sumOf(values.map((value, i) => (weights[i] * (value - mean)) ** 2)) - total + squares / total;
    const information = squares - (2 * cubes) / total + (squares / total) ** 2;
    const next = Math.max(0, variance + score / information);
    const moved = Math.abs(next - variance);
    variance = next;
    if (moved <= 1e-10 * (1 + variance)) return { mean, variance, converged: true };
  }
  return { mean: average, variance, converged: false };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
