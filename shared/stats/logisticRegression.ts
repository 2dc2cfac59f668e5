import { fitRegression, weightedTotal } from './fitRegression.ts';
import type { ResponseFamily } from './generalisedLinearModel.ts';
import { logGamma } from './logGamma.ts';
import { regressionDesign, type RegressionInput } from './regressionDesign.ts';
import type { RegressionFit } from './regressionFit.ts';

const binomial: ResponseFamily = {
  start: (share, trials) => (trials * share + 0.5) / (trials + 1),
  link: (mean) => Math.log(mean / (1 - mean)),
  // Kept off 0 and 1 by one rounding, so that weights stay above zero under separation.
  mean: (predictor) => Math.min(1 - 2 ** -53, Math.max(2 ** -1000, 1 / (1 + Math.exp(-predictor)))),
  slope: (mean) => mean * (1 - mean),
  variance: (mean) => mean * (1 - mean),
  deviance: (share, mean) =>
    2 *
    ((share > 0 ? share * Math.log(share / mean) : 0) +
      (share < 1 ? (1 - share) * Math.log((1 - share) / (1 - mean)) : 0)),
};

/**
 * By what factor do the odds of an outcome change with each covariate?
 *
 * `response`: the share of successes of each row (0 or 1 for single trials); `weights`: its number of trials (default 1).
 * Coefficients are logs of odds ratios, intercept first. The log-likelihood includes the binomial coefficients. Collinear columns
 * get `undefined`. Separated data have no finite estimate: `converged` is false and `reason` says so.
 * `undefined` without rows, and when every trial, or none, succeeded.
 *
 * Source: McCullagh and Nelder (1989), ch. 4: logit link, Fisher scoring.
 */
export function logisticRegression(input: RegressionInput): RegressionFit | undefined {
  const design = regressionDesign(input);
  const { rows, weight, total } = weightedTotal(design);
  if (rows === 0 || total === 0 || total === weight) return undefined;
  return fitRegression(design, binomial, (share, mean, trials) => {
    const successes = Math.round(trials * share);
    const failures = trials - successes;
    return (
      logGamma(trials + 1) -
      logGamma(successes + 1) -
      logGamma(failures + 1) +
      (successes > 0 ? successes * Math.log(mean) : 0) +
      (failures > 0 ? failures * Math.log1p(-mean) : 0)
    );
  });
}
