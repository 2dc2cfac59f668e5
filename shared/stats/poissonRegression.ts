import { fitRegression, weightedTotal } from './fitRegression.ts';
import type { ResponseFamily } from './generalisedLinearModel.ts';
import { logGamma } from './logGamma.ts';
import { regressionDesign, type RegressionInput } from './regressionDesign.ts';
import type { RegressionFit } from './regressionFit.ts';

const poisson: ResponseFamily = {
  start: (count) => count + 0.1,
  link: Math.log,
  mean: Math.exp,
  slope: (mean) => mean,
  variance: (mean) => mean,
  deviance: (count, mean) => 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean)),
};

/**
 * By what factor do counts of events change with each covariate?
 *
 * `response`: counts; `offset`: ln of the exposure; coefficients are logs of rate ratios per unit of their column, intercept first.
 * The log-likelihood includes the factorials. Collinear columns get `undefined`, the earlier ones stay. Covariates that
 * separate zero counts from others have no finite estimate: `converged` is false and `reason` says so.
 * `undefined` without rows, and when no event was counted at all.
 *
 * Source: McCullagh and Nelder (1989), ch. 6: log link, Fisher scoring.
 */
export function poissonRegression(input: RegressionInput): RegressionFit | undefined {
  const design = regressionDesign(input);
  const { rows, total } = weightedTotal(design);
  if (rows === 0 || total === 0) return undefined;
  return fitRegression(
    design,
    poisson,
    (count, mean, weight) => weight * (count * Math.log(mean) - mean - logGamma(count + 1)),
  );
}
