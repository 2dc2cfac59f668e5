import { chiSquareTest, type ChiSquareTest } from './chiSquareTest.ts';
import type { CoxFit } from './coxRegression.ts';
import { quadraticForm } from './quadraticForm.ts';

export interface CoxTests {
  likelihoodRatio: ChiSquareTest;
  score: ChiSquareTest;
  wald: ChiSquareTest;
}

/**
 * Do the covariates together tell anything about the hazard? Three tests against all coefficients being 0.
 *
 * `undefined` when no coefficient could be estimated.
 *
 * Source: Kalbfleisch and Prentice (2002), §4.2; score test as the log-rank test of many covariates.
 */
export function coxTests(fit: CoxFit): CoxTests | undefined {
  const degrees = fit.coefficients.filter((b) => b !== undefined).length;
  const likelihoodRatio = chiSquareTest(Math.max(0, 2 * (fit.logLikelihood - fit.nullLogLikelihood)), degrees);
  const score = chiSquareTest(fit.scoreStatistic, degrees);
  const statistic = quadraticForm(fit.covariance, fit.coefficients);
  const wald = statistic === undefined ? undefined : chiSquareTest(statistic, degrees);
  return likelihoodRatio && score && wald && { likelihoodRatio, score, wald };
}
