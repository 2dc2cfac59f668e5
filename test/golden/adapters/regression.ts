import { logisticRegression } from '#shared/stats/logisticRegression.ts';
import { negativeBinomialRegression } from '#shared/stats/negativeBinomialRegression.ts';
import { normalLower } from '#shared/stats/normalDistribution.ts';
import { poissonFactorRegression } from '#shared/stats/poissonFactorRegression.ts';
import { poissonRegression } from '#shared/stats/poissonRegression.ts';
import type { RegressionFit } from '#shared/stats/regressionFit.ts';
import { readModel, sortedLevels, splitOutside, bracketed, type Model } from '../formula.ts';
import type { GoldenAdapter, GoldenTable } from '../goldenFiles.ts';

/** Fits the `glm(…)` or `glm.nb(…)` of an R call, in whatever else the call stands. */
export function fitCall(
  call: string,
  table: GoldenTable,
): { model: Model; fit: RegressionFit | undefined; family: string } {
  const opening = call.includes('glm.nb(') ? 'glm.nb(' : 'glm(';
  const [formula, family = 'negative binomial'] = splitOutside(bracketed(call, opening), ',');
  const model = readModel(formula, table);
  const input = { columns: model.columns, response: model.response, offset: model.offset, weights: model.weights };
  if (family === 'binomial') return { model, family, fit: logisticRegression(input) };
  if (family === 'poisson') return { model, family, fit: poissonRegression(input) };
  return { model, family, fit: negativeBinomialRegression(input) };
}

export const regressionAdapter: GoldenAdapter = ({ r_call: call }, table) => {
  const { model, fit, family } = fitCall(call, table);
  if (!fit) return {};
  const z = fit.coefficients.map((b, j) => b! / fit.standardErrors[j]!);
  const factors = family === 'poisson' ? byFactors(model) : undefined;
  return {
    names: ['(Intercept)', ...model.names],
    coef: fit.coefficients,
    se: fit.standardErrors,
    z,
    p: z.map((value) => 2 * normalLower(-Math.abs(value))),
    vcov: fit.covariance,
    deviance: factors?.deviance ?? fit.deviance,
    null_deviance: fit.nullDeviance,
    df: fit.residualDegrees,
    aic: fit.aic,
    loglik: factors?.logLikelihood ?? fit.logLikelihood,
    twologlik: 2 * fit.logLikelihood,
    fitted: factors?.fitted ?? fit.fitted,
    pearson_chisq: fit.pearsonChiSquare,
    ...('theta' in fit ? { theta: fit.theta, se_theta: 'seTheta' in fit ? fit.seTheta : undefined } : {}),
  };
};

/** The same model by sums over levels, when all its covariates are factors: its fitted values stand in for the dense ones. */
function byFactors(model: Model): ReturnType<typeof poissonFactorRegression> {
  const columns = model.factors.reduce((sum, { levels }) => sum + new Set(levels).size - 1, 0);
  if (columns !== model.columns.length) return undefined;
  return poissonFactorRegression({
    factors: model.factors.map(({ levels }) => {
      const order = sortedLevels(levels);
      return Int32Array.from(levels, (level) => order.indexOf(level));
    }),
    count: model.response,
    exposure: model.response.map((_, i) => Math.exp(model.offset?.[i] ?? 0)),
  });
}
