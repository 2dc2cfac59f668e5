import { choleskyFactor, choleskySolve, type CholeskyFactor } from './choleskyFactor.ts';
import type { Convergence } from './convergence.ts';
import { gammaPoissonData, gammaPoissonPoint, type GammaPoissonData } from './gammaPoissonLikelihood.ts';

/** How expected numbers hang on the coefficients of the Poisson regression they come from. */
export interface ExpectedRegression {
  /** Coefficients, the intercept first. */
  size: number;
  /** Xᵀ W X of the regression at its estimate: row-major, the lower triangle is read. */
  information: Float64Array;
  /** Per unit and coefficient, the sum of expected number × covariate; row-major, the unit's expected number itself in column 0. */
  carried: Float64Array;
}

/** The gamma that true ratios are spread by. Shape and rate are Infinity when no spread beyond chance is seen. */
export interface RestrictedFit extends Convergence {
  shape: number;
  rate: number;
  mean: number;
}

/** Units of nearly the same expected number, with the part of the information that lies between units added up. */
interface Bin {
  expected: number;
  units: number;
  products: Float64Array;
}

const binsPerOctave = 8;
const [flattest, steepest] = [Math.log(0.02), Math.log(1e4)];
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * How widely do true ratios spread across units, when the expected numbers were fitted to the same events?
 *
 * A regression on covariates that go with the units (their place, their role) takes part of the units' own differences for effects
 * of the covariates; a spread fitted to what is left is too narrow, the more so the fewer events there are for each coefficient.
 * Here the coefficients are integrated out. `observed` whole counts; `expected` from a converged regression with an intercept, as
 * many as `regression` carries; units that nothing was expected of are left out. No spread beyond chance: see `fitGammaPoisson`.
 * `undefined` with fewer than two units or without any event.
 *
 * Source: restricted likelihood (Patterson and Thompson, 1971; for generalised models Breslow and Clayton, 1993), to second order
 * about the regression's estimate; given the shape, the mean is that of greatest marginal likelihood.
 */
export function fitGammaPoissonAfterRegression(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  regression: ExpectedRegression,
): RestrictedFit | undefined {
  const data = gammaPoissonData(observed, expected);
  if (data.observed.length < 2 || data.totalObserved === 0) return undefined;
  const model = { data, observed, expected, regression, bins: binsOf(expected, regression) };
  let evaluations = 0;
  const height = (logShape: number): number => {
    evaluations++;
    return restrictedLikelihood(model, Math.exp(logShape));
  };
  const start = bestOf(height);
  const top = climb(height, start - 1, start + 1);
  const shape = Math.exp(top);
  const slope = (height(top + 1e-3) - height(top - 1e-3)) / 2e-3;
  const fit = { converged: true, iterations: evaluations, gradient: Math.abs(slope) };
  if (top >= steepest) {
    const mean = data.totalObserved / data.totalExpected;
    const reason = 'No spread beyond chance: the prior is a single point at the pooled ratio.';
    return { ...fit, shape: Infinity, rate: Infinity, mean, gradient: 0, reason };
  }
  const mean = meanGivenShape(data, shape);
  const settled = fit.gradient <= 1e-4 * Math.max(1, data.observed.length);
  return {
    ...fit,
    shape,
    rate: shape / mean,
    mean,
    converged: settled,
    ...(settled ? {} : { reason: 'The restricted likelihood has no maximum among the shapes tried.' }),
  };
}

interface Model {
  data: GammaPoissonData;
  observed: ArrayLike<number>;
  expected: ArrayLike<number>;
  regression: ExpectedRegression;
  bins: Bin[];
}

function binsOf(expected: ArrayLike<number>, { size, carried }: ExpectedRegression): Bin[] {
  const bins = new Map<number, Bin>();
  for (let m = 0; m < expected.length; m++) {
    if (!(expected[m] > 0)) continue;
    const key = Math.floor(Math.log2(expected[m]) * binsPerOctave);
    const bin = bins.get(key) ?? { expected: 0, units: 0, products: new Float64Array(size * size) };
    bins.set(key, bin);
    bin.expected += expected[m];
    bin.units++;
    const row = carried.subarray(m * size, (m + 1) * size);
    for (let j = 0; j < size; j++) {
      if (row[j] === 0) continue;
      for (let k = 0; k <= j; k++) bin.products[j * size + k] += (row[j] * row[k]) / expected[m];
    }
  }
  return [...bins.values()];
}

/** Marginal likelihood at the regression's estimate, raised to where the coefficients would move, less half the log-determinant. */
function restrictedLikelihood({ data, observed, expected, regression, bins }: Model, shape: number): number {
  const { size, information, carried } = regression;
  const matrix = Float64Array.from(information);
  for (const bin of bins) {
    const mean = bin.expected / bin.units;
    const weight = mean / (shape + mean);
    for (let i = 0; i < matrix.length; i++) matrix[i] -= weight * bin.products[i];
  }
  const score = new Float64Array(size);
  for (let m = 0; m < expected.length; m++) {
    if (!(expected[m] > 0)) continue;
    const pull = (expected[m] - observed[m]) / (shape + expected[m]);
    for (let j = 0; j < size; j++) score[j] += pull * carried[m * size + j];
  }
  const factor = choleskyFactor(matrix, size);
  const gain = choleskySolve(factor, score).reduce((sum, step, j) => sum + step * score[j], 0);
  return gammaPoissonPoint(data, shape, 1).logLikelihood + (gain - logDeterminant(factor)) / 2;
}

function logDeterminant({ size, values, aliased }: CholeskyFactor): number {
  let sum = 0;
  for (let j = 0; j < size; j++) if (!aliased[j]) sum += Math.log(values[j * size + j]);
  return sum;
}

/** The highest of a few points, a unit of the log apart. */
function bestOf(height: (logShape: number) => number): number {
  let [best, most] = [steepest, -Infinity];
  for (let logShape = flattest; logShape <= steepest; logShape++) {
    const here = height(logShape);
    if (here > most) [best, most] = [logShape, here];
  }
  return best;
}

/** Golden-section search for the maximum between two points. */
function climb(height: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [atLeft, atRight] = [height(left), height(right)];
  while (high - low > 1e-6) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = height(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = height(right);
    }
  }
  return (low + high) / 2;
}

function meanGivenShape(data: GammaPoissonData, shape: number): number {
  let log = Math.log(data.totalObserved / data.totalExpected);
  for (let round = 0; round < 50; round++) {
    const { slope, curvature } = gammaPoissonPoint(data, shape, Math.exp(log));
    const step = -slope[1] / curvature[2];
    log += Math.max(-1, Math.min(1, step));
    if (Math.abs(step) < 1e-12) break;
  }
  return Math.exp(log);
}
