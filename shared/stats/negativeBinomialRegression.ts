import { fitRegression } from './fitRegression.ts';
import { generalisedLinearModel, type LinearModelFit, type ResponseFamily } from './generalisedLinearModel.ts';
import { logGamma } from './logGamma.ts';
import { estimateDispersion } from './negativeBinomialDispersion.ts';
import { poissonRegression } from './poissonRegression.ts';
import { regressionDesign, type RegressionDesign, type RegressionInput } from './regressionDesign.ts';
import type { RegressionFit } from './regressionFit.ts';

/** A Poisson regression with counts spread wider than chance: variance = mean + mean² / theta. */
export interface NegativeBinomialFit extends RegressionFit {
  /** Infinity when the counts are spread no wider than Poisson ones. */
  theta: number;
  seTheta: number | undefined;
}

const negativeBinomial = (theta: number): ResponseFamily => ({
  start: (count) => (count === 0 ? 1 / 6 : count),
  link: Math.log,
  mean: Math.exp,
  slope: (mean) => mean,
  variance: (mean) => mean + (mean * mean) / theta,
  deviance: (count, mean) =>
    2 *
    ((count > 0 ? count * Math.log(count / mean) : 0) - (count + theta) * Math.log1p((count - mean) / (mean + theta))),
});

const mostRounds = 200;

/**
 * By what factor do counts change with each covariate, when they vary more than chance alone would let them?
 *
 * Input and coefficients as in `poissonRegression`; theta by maximum likelihood, coefficients and theta in turn until neither moves.
 * Standard errors of the coefficients take theta as known (they are orthogonal); `aic` counts theta as a parameter.
 * Without over-dispersion theta is Infinity, the rest is the Poisson regression, and `reason` says so.
 * `undefined` without rows, and when no event was counted at all.
 *
 * Source: Lawless (1987), Canadian Journal of Statistics 15:209; Venables and Ripley's glm.nb.
 */
export function negativeBinomialRegression(input: RegressionInput): NegativeBinomialFit | undefined {
  const design = regressionDesign(input);
  const poisson = poissonRegression(input);
  if (poisson === undefined) return undefined;
  const first = estimateDispersion(design, poisson.fitted);
  if (first === undefined)
    return {
      ...poisson,
      theta: Infinity,
      seTheta: undefined,
      reason: poisson.reason ?? 'No over-dispersion: the counts are spread no wider than Poisson counts.',
    };
  const { fit, theta, seTheta, rounds, settled } = inTurn(design, first.theta);
  const report = fitRegression(design, negativeBinomial(theta), rowLikelihood(theta), { fit, parameters: 1 });
  const converged = report.converged && settled;
  return {
    ...report,
    theta,
    seTheta,
    converged,
    iterations: rounds,
    ...(converged ? {} : { reason: report.reason ?? 'Theta was still moving when the rounds ran out.' }),
  };
}

function inTurn(
  design: RegressionDesign,
  start: number,
): { fit: LinearModelFit; theta: number; seTheta: number | undefined; rounds: number; settled: boolean } {
  let theta = start;
  let fit = generalisedLinearModel(design, negativeBinomial(theta));
  for (let round = 1; ; round++) {
    const next = estimateDispersion(design, fit.fitted, theta);
    // A spread that vanishes on the way is followed to the largest theta the estimate admits.
    const settled = next !== undefined && Math.abs(next.theta - theta) <= 1e-10 * theta;
    if (settled || next === undefined || round === mostRounds)
      return { fit, theta, seTheta: next?.seTheta, rounds: round, settled };
    theta = next.theta;
    fit = generalisedLinearModel(design, negativeBinomial(theta), fit.coefficients);
  }
}

const rowLikelihood =
  (theta: number) =>
  (count: number, mean: number, weight: number): number =>
    weight *
    (logGamma(theta + count) -
      logGamma(theta) -
      logGamma(count + 1) +
      (count > 0 ? count * Math.log(mean / (mean + theta)) : 0) -
      theta * Math.log1p(mean / theta));
