/** Ratios from an eighth to eight, evenly on the scale of their logarithm; 1 is one of them. */
const GRID = Float64Array.from({ length: 61 }, (_, k) => 8 ** ((k - 30) / 30));
const LOG_GRID = GRID.map(Math.log);
const ROUNDS = 100;
/** So many groups say how true ratios spread; with more of them, every second, third … in the order of what was expected. */
const ENOUGH = 2000;

/**
 * How probable is it that each group's true ratio is at most so high, when no shape is assumed for how true ratios spread?
 *
 * The spread is any set of weights on ratios from 1/8 to 8, found as the one under which the observed counts are most likely: it can
 * be smooth, or most groups alike and a few far off, which a gamma cannot. NaN for a group that nothing was expected of.
 *
 * Source: nonparametric maximum likelihood (Laird, 1978), by a hundred rounds of expectation and maximisation from even weights.
 */
export function freeFormAtMost(observed: Int32Array, expected: Float64Array, ratio: number): Float64Array {
  const groups = [...observed.keys()].filter((g) => expected[g] > 0);
  groups.sort((a, b) => expected[a] - expected[b] || observed[a] - observed[b]);
  const step = Math.ceil(groups.length / ENOUGH);
  const weights = weightsOf(groups.filter((_, i) => i % step === 0).map((g) => likelihoodOf(observed[g], expected[g])));
  const low = weights.map((weight, k) => (GRID[k] <= ratio ? weight : 0));
  const result = new Float64Array(observed.length).fill(Number.NaN);
  for (const g of groups) {
    const likelihood = likelihoodOf(observed[g], expected[g]);
    result[g] = dot(low, likelihood) / dot(weights, likelihood);
  }
  return result;
}

function weightsOf(likelihood: readonly Float64Array[]): Float64Array {
  let weights = new Float64Array(GRID.length).fill(1 / GRID.length);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(GRID.length);
    for (const row of likelihood) {
      const scale = 1 / (dot(weights, row) * likelihood.length);
      for (let k = 0; k < row.length; k++) next[k] += weights[k] * row[k] * scale;
    }
    weights = next;
  }
  return weights;
}

/** Poisson likelihood of the count at every ratio of the grid, relative to the largest. */
function likelihoodOf(count: number, expected: number): Float64Array {
  const values = new Float64Array(GRID.length);
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    values[k] = count * LOG_GRID[k] - expected * GRID[k];
    if (values[k] > most) most = values[k];
  }
  for (let k = 0; k < values.length; k++) values[k] = Math.exp(values[k] - most);
  return values;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
