import { generalisedLinearModel, type LinearModelFit, type ResponseFamily } from './generalisedLinearModel.ts';
import { regressionDesign, type RegressionDesign } from './regressionDesign.ts';
import { estimated, originalScale, pearsonChiSquare, residualDegrees, type RegressionFit } from './regressionFit.ts';

/** Log-likelihood of one row: response, mean, weight. */
export type RowLikelihood = (response: number, mean: number, weight: number) => number;

/** What every regression reports, from a fitted model, the likelihood of a row, and any parameters beyond the coefficients. */
export function fitRegression(
  design: RegressionDesign,
  family: ResponseFamily,
  likelihood: RowLikelihood,
  extra: { fit?: LinearModelFit; parameters?: number } = {},
): RegressionFit {
  const fit = extra.fit ?? generalisedLinearModel(design, family);
  let logLikelihood = 0;
  for (let i = 0; i < design.rows; i++) {
    const weight = design.weights ? design.weights[i] : 1;
    if (weight > 0) logLikelihood += likelihood(design.response[i], fit.fitted[i], weight);
  }
  const flat = generalisedLinearModel(regressionDesign({ ...design, columns: [] }), family);
  return {
    ...originalScale(design, fit),
    fitted: fit.fitted,
    deviance: fit.deviance,
    nullDeviance: flat.deviance,
    residualDegrees: residualDegrees(design, fit),
    pearsonChiSquare: pearsonChiSquare(design, family, fit.fitted),
    logLikelihood,
    aic: 2 * (estimated(fit) + (extra.parameters ?? 0)) - 2 * logLikelihood,
    converged: fit.converged,
    iterations: fit.iterations,
    gradient: fit.gradient,
    ...(fit.reason === undefined ? {} : { reason: fit.reason }),
  };
}

/** Rows of positive weight and the sum of weight × response, to see whether there is anything to fit. */
export function weightedTotal(design: RegressionDesign): { rows: number; weight: number; total: number } {
  const sums = { rows: 0, weight: 0, total: 0 };
  for (let i = 0; i < design.rows; i++) {
    const weight = design.weights ? design.weights[i] : 1;
    if (weight > 0) sums.rows++;
    sums.weight += weight;
    sums.total += weight * design.response[i];
  }
  return sums;
}
