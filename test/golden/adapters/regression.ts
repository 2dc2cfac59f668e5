import { logisticRegression } from '#shared/stats/logisticRegression.ts';
import { negativeBinomialRegression } from '#shared/stats/negativeBinomialRegression.ts';
import { normalLower } from '#shared/stats/normalDistribution.ts';
import { poissonFactorRegression } from '#shared/stats/poissonFactorRegression.ts';
import { poissonRegression } from '#shared/stats/poissonRegression.ts';
import type { RegressionFit } from '#shared/stats/regressionFit.ts';
import { splitOutside, bracketed } from '../brackets.ts';
import { completeRows, numbers, readModel, sortedLevels, type Model } from '../formula.ts';
import type { GoldenAdapter, GoldenTable, GoldenValue } from '../goldenFiles.ts';

/** Fits the `glm(…)` or `glm.nb(…)` of an R call, in whatever else the call stands, to the rows that lack nothing. */
export function fitCall(
  call: string,
  all: GoldenTable,
  stated?: GoldenValue,
): { model: Model; fit: RegressionFit | undefined; family: string; table: GoldenTable } {
  const opening = call.includes('glm.nb(') ? 'glm.nb(' : 'glm(';
  const [formula, ...options] = splitOutside(bracketed(call, opening), ',');
  const family = /\b(binomial|poisson)\b/.exec(options.join())?.[1] ?? 'negative binomial';
  const weights = options.find((option) => /^weights\s*=/.test(option))?.replace(/^.*?=\s*/, '');
  const table = completeRows(all, `${formula} ${weights ?? ''}`);
  const model = readModel(formula, table, stated);
  if (weights !== undefined) model.weights = numbers(weights, table);
  const input = { columns: model.columns, response: model.response, offset: model.offset, weights: model.weights };
  if (family === 'binomial') return { model, family, table, fit: logisticRegression(input) };
  if (family === 'poisson') return { model, family, table, fit: poissonRegression(input) };
  return { model, family, table, fit: negativeBinomialRegression(input) };
}

export const regressionAdapter: GoldenAdapter = ({ r_call: call, expected }, table) => {
  const { model, fit, family } = fitCall(call, table, expected.names);
  if (!fit) return {};
  const z = fit.coefficients.map((b, j) => {
    const error = fit.standardErrors[j];
    return b === undefined || error === undefined ? undefined : b / error;
  });
  const factors = family === 'poisson' ? byFactors(model) : undefined;
  return {
    names: ['(Intercept)', ...model.names],
    coef: fit.coefficients,
    se: fit.standardErrors,
    z,
    p: z.map((value) => (value === undefined ? undefined : 2 * normalLower(-Math.abs(value)))),
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
