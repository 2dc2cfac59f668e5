import type { Convergence } from './convergence.ts';
import { informationInverse, type LinearModelFit, type ResponseFamily } from './generalisedLinearModel.ts';
import type { RegressionDesign } from './regressionDesign.ts';

/** An estimated regression. Coefficients in the columns' own units, intercept first; `undefined` for a column that adds nothing. */
export interface RegressionFit extends Convergence {
  coefficients: (number | undefined)[];
  standardErrors: (number | undefined)[];
  covariance: (number | undefined)[][];
  /** Mean per row. */
  fitted: Float64Array;
  deviance: number;
  /** Deviance with the intercept (and the offset) alone. */
  nullDeviance: number;
  residualDegrees: number;
  pearsonChiSquare: number;
  logLikelihood: number;
  aic: number;
}

/** Coefficients and covariance back in the units of the columns: b = γ / spread, intercept = γ₀ - Σ b · centre. */
export function originalScale(
  design: RegressionDesign,
  fit: Pick<LinearModelFit, 'coefficients' | 'factor'>,
): Pick<RegressionFit, 'coefficients' | 'standardErrors' | 'covariance'> {
  const { size, centre, spread } = design;
  const { aliased } = fit.factor;
  const inverse = informationInverse(fit);
  const scale = Array.from({ length: size }, (_, j) => (aliased[j] ? 0 : 1 / spread[j]));
  const slopes = scale.map((s, j) => s * fit.coefficients[j]);
  // A column that lost its information on the way still has its part in the predictors: zero only for one that never had any.
  for (let j = 1; j < size; j++) if (spread[j] > 0) slopes[0] -= (fit.coefficients[j] / spread[j]) * centre[j];
  // Rows of the map from standardised to original coefficients: only the intercept mixes several.
  const spreadCovariance = scale.map((si, i) => scale.map((sj, j) => si * sj * inverse[i * size + j]));
  const withIntercept = spreadCovariance.map((row) =>
    row.reduce((sum, value, j) => sum - (j === 0 ? -value : value * centre[j]), 0),
  );
  const corner = withIntercept.reduce((sum, value, j) => sum - (j === 0 ? -value : value * centre[j]), 0);
  const covariance = spreadCovariance.map((row, i) =>
    row.map((value, j) => {
      if (aliased[i] || aliased[j]) return undefined;
      if (i === 0 && j === 0) return corner;
      if (i === 0) return withIntercept[j];
      return j === 0 ? withIntercept[i] : value;
    }),
  );
  return {
    coefficients: slopes.map((slope, j) => (aliased[j] ? undefined : slope)),
    standardErrors: covariance.map((row, j) => (row[j] === undefined ? undefined : Math.sqrt(row[j]))),
    covariance,
  };
}

/** Rows that count less estimated coefficients. */
export function residualDegrees(design: RegressionDesign, fit: LinearModelFit): number {
  let rows = design.rows;
  if (design.weights) for (let i = 0; i < design.rows; i++) if (design.weights[i] === 0) rows--;
  return rows - estimated(fit);
}

/** Number of coefficients that were estimated. */
export const estimated = (fit: LinearModelFit): number => fit.factor.aliased.reduce((sum, a) => sum + 1 - a, 0);

/** Σ weight (response - mean)² / variance. */
export function pearsonChiSquare(design: RegressionDesign, family: ResponseFamily, fitted: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < design.rows; i++) {
    const weight = design.weights ? design.weights[i] : 1;
    if (weight > 0) sum += (weight * (design.response[i] - fitted[i]) ** 2) / family.variance(fitted[i]);
  }
  return sum;
}
