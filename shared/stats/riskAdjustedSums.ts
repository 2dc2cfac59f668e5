/** Evidence that events come at a given multiple of what is expected, added up over time. */
export interface RiskAdjustedSums {
  /** Logarithm of the likelihood ratio of each period. */
  weights: Float64Array;
  /** Their sum so far, never under 0. */
  sums: Float64Array;
  /** Positions (from 0) at which the sum exceeds the threshold. */
  signals: number[];
}

/**
 * Do events come at `ratio` times what is expected of these people, rather than as expected? (risk-adjusted CUSUM)
 *
 * `observed` counts and `expected` numbers per period, in order of time; `ratio` above 1 to look for more events, under 1 for fewer.
 * A period that nothing was expected of, and nothing happened in, changes nothing. Sums are not set back after a signal.
 * `undefined` for a ratio that is not above 0, or is 1.
 *
 * Source: Steiner, Cook, Farewell and Treasure (2000), Biostatistics 1:441, with the Poisson likelihood: O ln R - E (R - 1).
 */
export function riskAdjustedSums(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  ratio: number,
  threshold: number,
): RiskAdjustedSums | undefined {
  if (!(ratio > 0) || ratio === 1 || ratio === Infinity) return undefined;
  const weights = Float64Array.from(observed, (count, i) => count * Math.log(ratio) - expected[i] * (ratio - 1));
  const sums = new Float64Array(weights.length);
  const signals: number[] = [];
  let sum = 0;
  weights.forEach((weight, i) => {
    sum = Math.max(0, sum + weight);
    sums[i] = sum;
    if (sum > threshold) signals.push(i);
  });
  return { weights, sums, signals };
}
