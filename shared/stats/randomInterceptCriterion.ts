import { choleskyFactor, choleskyInverse, choleskySolve, type CholeskyFactor } from './choleskyFactor.ts';
import type { GroupedMoments } from './groupedMoments.ts';

/** A linear mixed model with one random intercept at a given ratio of its variance to that of the residuals. */
export interface CriterionPoint {
  /** Twice the negative log-likelihood (restricted or full), everything but the ratio at its best. */
  criterion: number;
  /** Of the standardised columns. */
  coefficients: Float64Array;
  /** Of Xᵀ V⁻¹ X, V in units of the residual variance. */
  factor: CholeskyFactor;
  /** Weighted sum of squares that is left, (y - Xβ)ᵀ V⁻¹ (y - Xβ). */
  residualSquares: number;
  /** Rows less, in the restricted likelihood, estimated coefficients. */
  degrees: number;
}

/**
 * The exact profiled criterion at `ratio` = variance between groups ÷ residual variance, at a cost of groups × columns².
 *
 * Within a group V⁻¹ = I - ratio / (1 + n ratio) 1 1ᵀ, so that a group's products are those of its deviations plus
 * n / (1 + n ratio) times those of its means. `logSpread`: what the logs of the columns' spreads add up to.
 * Source: Bates, Mächler, Bolker and Walker (2015), J Stat Softw 67(1), eq. 34–42.
 */
export function criterionAt(
  moments: GroupedMoments,
  ratio: number,
  { restricted, logSpread }: { restricted: boolean; logSpread: number },
): CriterionPoint {
  const { width, groups, count, total } = moments;
  const size = width - 1;
  const products = Float64Array.from(moments.within);
  let logDeterminant = 0;
  for (let j = 0; j < groups; j++) {
    logDeterminant += Math.log1p(count[j] * ratio);
    addOuter(products, moments, j, count[j] / (1 + count[j] * ratio));
  }
  const { matrix, vector } = withoutResponse(products, width);
  const factor = choleskyFactor(matrix, size);
  const coefficients = choleskySolve(factor, vector);
  let residualSquares = products[size * width + size];
  let rank = 0;
  let logInformation = 2 * logSpread;
  for (let k = 0; k < size; k++) {
    residualSquares -= coefficients[k] * vector[k];
    if (factor.aliased[k]) continue;
    rank++;
    logInformation += Math.log(factor.values[k * size + k]);
  }
  const degrees = restricted ? total - rank : total;
  const spread = degrees * (1 + Math.log((2 * Math.PI * residualSquares) / degrees));
  const criterion = logDeterminant + (restricted ? logInformation : 0) + spread;
  return { criterion, coefficients, factor, residualSquares, degrees };
}

/** Slope of the criterion against the ratio. */
export function criterionSlope(
  moments: GroupedMoments,
  ratio: number,
  { point, restricted }: { point: CriterionPoint; restricted: boolean },
): number {
  const { width, groups, count } = moments;
  const products = new Float64Array(width * width);
  let slope = 0;
  let misfit = 0;
  for (let j = 0; j < groups; j++) {
    const scale = count[j] / (1 + count[j] * ratio);
    slope += scale;
    misfit += (scale * meanResidual(moments, j, point.coefficients)) ** 2;
    if (restricted) addOuter(products, moments, j, scale * scale);
  }
  slope -= (point.degrees * misfit) / point.residualSquares;
  return restricted ? slope - trace(choleskyInverse(point.factor), products, width) : slope;
}

/** What a group's mean response lies above what the coefficients say. */
export function meanResidual({ means, width }: GroupedMoments, group: number, coefficients: Float64Array): number {
  const at = group * width;
  let residual = means[at + width - 1];
  for (let k = 0; k < width - 1; k++) residual -= means[at + k] * coefficients[k];
  return residual;
}

function addOuter(products: Float64Array, { means, width }: GroupedMoments, group: number, scale: number): void {
  const at = group * width;
  for (let k = 0; k < width; k++) {
    const scaled = scale * means[at + k];
    for (let l = 0; l <= k; l++) products[k * width + l] += scaled * means[at + l];
  }
}

function withoutResponse(products: Float64Array, width: number): { matrix: Float64Array; vector: Float64Array } {
  const size = width - 1;
  const matrix = new Float64Array(size * size);
  for (let k = 0; k < size; k++) for (let l = 0; l <= k; l++) matrix[k * size + l] = products[k * width + l];
  return { matrix, vector: products.slice(size * width, size * width + size) };
}

/** Trace of the inverse (size × size) times the leading part of the products (width × width, lower triangle). */
function trace(inverse: Float64Array, products: Float64Array, width: number): number {
  const size = width - 1;
  let sum = 0;
  for (let k = 0; k < size; k++)
    for (let l = 0; l <= k; l++) sum += (l === k ? 1 : 2) * inverse[k * size + l] * products[k * width + l];
  return sum;
}
