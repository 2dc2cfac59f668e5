/**
 * Two-sided exact p-value of a number of concordant pairs among n units without ties: twice the smaller tail, at most 1.
 *
 * Source: the number of orders of n units with k inversions, built up one unit at a time, as shares so that nothing overflows.
 */
export function exactKendallTwoSided(concordant: number, n: number): number {
  let shares = Float64Array.of(1);
  for (let size = 2; size <= n; size++) {
    const grown = new Float64Array((size * (size - 1)) / 2 + 1);
    for (let k = 0; k < grown.length; k++) {
      let window = 0;
      for (let j = Math.max(0, k - size + 1); j <= Math.min(k, shares.length - 1); j++) window += shares[j];
      grown[k] = window / size;
    }
    shares = grown;
  }
  // The distribution is symmetric, so the tail from either end is summed from its thin side.
  const smaller = Math.min(concordant, shares.length - 1 - concordant);
  let tail = 0;
  for (let k = 0; k <= smaller; k++) tail += shares[k];
  return Math.min(1, 2 * tail);
}
