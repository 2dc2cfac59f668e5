/** Evidence of a lasting shift, added up over time. */
export interface CumulativeSums {
  /** Evidence of a shift up and down, in standard deviations; never under 0. */
  up: Float64Array;
  down: Float64Array;
  /** Positions (from 0) at which the evidence exceeds the threshold. */
  signalsUp: number[];
  signalsDown: number[];
}

/** What counts as a shift, both in standard deviations. */
export interface ShiftSought {
  /** Half of the shift to find soonest. */
  slack: number;
  threshold: number;
}

/**
 * Has a series moved away from a mean for good, even by less than single values could show? (tabular CUSUM)
 *
 * `values` in order of time, `mean` and `sigma` those of the usual pattern, in the values' unit. Sums are not set back after a signal.
 * `undefined` when sigma is not above 0.
 *
 * Source: Page (1954), Biometrika 41:100; tabular form of Montgomery (2009), §9.1; slack ½ and threshold 4 or 5 are usual.
 */
export function cumulativeSumChart(
  values: ArrayLike<number>,
  { mean, sigma }: { mean: number; sigma: number },
  { slack, threshold }: ShiftSought = { slack: 0.5, threshold: 5 },
): CumulativeSums | undefined {
  if (!(sigma > 0)) return undefined;
  const sums: CumulativeSums = {
    up: new Float64Array(values.length),
    down: new Float64Array(values.length),
    signalsUp: [],
    signalsDown: [],
  };
  let [up, down] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const z = (values[i] - mean) / sigma;
    up = Math.max(0, up + z - slack);
    down = Math.max(0, down - z - slack);
    sums.up[i] = up;
    sums.down[i] = down;
    if (up > threshold) sums.signalsUp.push(i);
    if (down > threshold) sums.signalsDown.push(i);
  }
  return sums;
}
