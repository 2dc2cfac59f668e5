import { choleskyFactor, choleskyInverse, choleskySolve, type CholeskyFactor } from './choleskyFactor.ts';
import type { Convergence } from './convergence.ts';
import { crossProducts, linearPredictor, type RegressionDesign } from './regressionDesign.ts';

/** A distribution of the response with its link. */
export interface ResponseFamily {
  /** A mean to start from for a response. */
  start: (response: number, weight: number) => number;
  link: (mean: number) => number;
  mean: (predictor: number) => number;
  /** Change of the mean per unit of the predictor, at a mean. */
  slope: (mean: number) => number;
  variance: (mean: number) => number;
  /** Twice the log-likelihood lost by a mean against the response itself. */
  deviance: (response: number, mean: number) => number;
}

/** A fit in the standardised columns of its design. */
export interface LinearModelFit extends Convergence {
  coefficients: Float64Array;
  factor: CholeskyFactor;
  fitted: Float64Array;
  deviance: number;
}

interface State {
  predictor: Float64Array;
  fitted: Float64Array;
  deviance: number;
}

const mostIterations = 40;
const mostHalvings = 30;

/**
 * Maximum likelihood of a generalised linear model by Fisher scoring with halved steps.
 *
 * Converged means that the next step would move no row's linear predictor by more than 1e-10 of its size: under separation the
 * likelihood flattens but predictors keep walking, so that is told from convergence.
 *
 * Source: McCullagh and Nelder (1989), §2.5.
 */
export function generalisedLinearModel(
  design: RegressionDesign,
  family: ResponseFamily,
  from?: Float64Array,
): LinearModelFit {
  let coefficients = from ?? firstCoefficients(design, family);
  let state = evaluate(design, family, coefficients);
  let collinear: Uint8Array | undefined;
  for (let iteration = 1; ; iteration++) {
    const { factor, score } = information(design, family, state.fitted);
    collinear ??= factor.aliased;
    const step = choleskySolve(factor, score);
    const gradient = largest(score, (j) => factor.aliased[j] === 0);
    const done = {
      coefficients,
      factor,
      fitted: state.fitted,
      deviance: state.deviance,
      iterations: iteration,
      gradient,
    };
    // A column that only became empty on the way lost its information to means at their limit.
    const lost = factor.aliased.some((aliased, j) => aliased !== collinear![j]);
    if (!lost && largestMove(design, step, state.predictor) <= 1e-10) return { ...done, converged: true };
    if (lost || iteration === mostIterations)
      return { ...done, converged: false, reason: whyNot(state.fitted, family) };
    const next = halvedStep(design, family, { coefficients, deviance: state.deviance }, step);
    if (next === undefined)
      return { ...done, converged: false, reason: 'No step raises the likelihood: the information is near singular.' };
    [coefficients, state] = next;
  }
}

function halvedStep(
  design: RegressionDesign,
  family: ResponseFamily,
  from: { coefficients: Float64Array; deviance: number },
  step: Float64Array,
): [Float64Array, State] | undefined {
  for (let scale = 1, halving = 0; halving < mostHalvings; halving++, scale /= 2) {
    const coefficients = from.coefficients.map((b, j) => b + scale * step[j]);
    const state = evaluate(design, family, coefficients);
    if (state.deviance <= from.deviance + 1e-9 * (Math.abs(from.deviance) + 1)) return [coefficients, state];
  }
  return undefined;
}

/** Covariance of the standardised coefficients. */
export const informationInverse = (fit: Pick<LinearModelFit, 'factor'>): Float64Array => choleskyInverse(fit.factor);

/** The better of two starts: least squares on the linked responses, or the intercept alone (better for sparse counts). */
function firstCoefficients(design: RegressionDesign, family: ResponseFamily): Float64Array {
  const flat = new Float64Array(design.size);
  flat[0] = pooledIntercept(design, family);
  const { rows, response, weights, offset } = design;
  const w = new Float64Array(rows);
  const u = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight === 0) continue;
    const mean = family.start(response[i], weight);
    const slope = family.slope(mean);
    w[i] = (weight * slope * slope) / family.variance(mean);
    u[i] = w[i] * (family.link(mean) - (offset ? offset[i] : 0) + (response[i] - mean) / slope);
  }
  const { matrix, vector } = crossProducts(design, w, u);
  const linked = choleskySolve(choleskyFactor(matrix, design.size), vector);
  const better = evaluate(design, family, linked).deviance < evaluate(design, family, flat).deviance;
  return better ? linked : flat;
}

/** The intercept that gives the mean response at the mean of the offset. */
function pooledIntercept({ rows, response, weights, offset }: RegressionDesign, family: ResponseFamily): number {
  let [total, sum, shift] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const weight = weights ? weights[i] : 1;
    total += weight;
    sum += weight * response[i];
    if (offset && weight > 0) shift += weight * family.mean(offset[i]);
  }
  return family.link(sum / total) - (offset ? family.link(shift / total) : 0);
}

function evaluate(design: RegressionDesign, family: ResponseFamily, coefficients: Float64Array): State {
  const { rows, response, weights } = design;
  const predictor = linearPredictor(design, coefficients);
  const fitted = new Float64Array(rows);
  let deviance = 0;
  for (let i = 0; i < rows; i++) {
    fitted[i] = family.mean(predictor[i]);
    const weight = weights ? weights[i] : 1;
    if (weight > 0) deviance += weight * family.deviance(response[i], fitted[i]);
  }
  return { predictor, fitted, deviance };
}

function information(
  design: RegressionDesign,
  family: ResponseFamily,
  fitted: Float64Array,
): { factor: CholeskyFactor; score: Float64Array } {
  const { rows, response, weights } = design;
  const w = new Float64Array(rows);
  const u = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight === 0) continue;
    const slope = family.slope(fitted[i]);
    const pull = (weight * slope) / family.variance(fitted[i]);
    w[i] = pull * slope;
    u[i] = pull * (response[i] - fitted[i]);
  }
  const { matrix, vector } = crossProducts(design, w, u);
  return { factor: choleskyFactor(matrix, design.size), score: vector };
}

function largest(values: Float64Array, counts: (index: number) => boolean): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (counts(i)) most = Math.max(most, Math.abs(values[i]));
  return most;
}

/** How far a step moves any row's predictor, relative to 1 + its size; NaN counts as far. */
function largestMove(design: RegressionDesign, step: Float64Array, predictor: Float64Array): number {
  const { offset, weights, rows } = design;
  const change = linearPredictor({ ...design, offset: undefined }, step);
  let most = 0;
  for (let i = 0; i < rows; i++) {
    if (weights && weights[i] === 0) continue;
    const size = 1 + Math.abs(predictor[i] - (offset ? offset[i] : 0));
    const move = Math.abs(change[i]) / size;
    if (!(move <= most)) most = move;
  }
  return most;
}

function whyNot(fitted: Float64Array, family: ResponseFamily): string {
  return fitted.some((mean) => family.variance(mean) < 1e-8)
    ? 'Separation: some fitted means run to their limit, so some coefficients have no finite estimate.'
    : 'The steps ran out before the estimate stood still.';
}
