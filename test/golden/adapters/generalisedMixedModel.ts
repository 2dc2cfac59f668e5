import { logisticMixedModel } from '#shared/stats/logisticMixedModel.ts';
import { poissonMixedModel } from '#shared/stats/poissonMixedModel.ts';
import { bracketed, splitOutside } from '../brackets.ts';
import { asNumber } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';
import { readMixedModel } from '../mixedFormula.ts';

export const generalisedMixedModelAdapter: GoldenAdapter = ({ r_call: call, args, expected }, table) => {
  const [formula, ...others] = splitOutside(bracketed(call, 'glmer('), ',');
  const { names, groups } = expected;
  const { model, group, levels } = readMixedModel(formula, table, { others, names, groups });
  const { columns, response, offset, weights } = model;
  const input = { columns, response, offset, weights, group, groups: levels.length };
  const points = asNumber(args.nAGQ);
  const fit = others.some((other) => other.includes('binomial'))
    ? logisticMixedModel(input, points)
    : poissonMixedModel(input, points);
  if (!fit) return {};
  return {
    names: ['(Intercept)', ...model.names],
    beta: fit.coefficients,
    se: fit.standardErrors,
    vcov: fit.covariance,
    sd_random: fit.sdBetween,
    se_sd_random: fit.seSdBetween,
    loglik: fit.logLikelihood,
    deviance_minus2ll: -2 * fit.logLikelihood,
    aic: fit.aic,
    groups: levels,
    ranef: fit.effects,
    ranef_cond_sd: fit.effectSds,
    glmer: {
      beta: fit.coefficients,
      sd_random: fit.sdBetween,
      se: fit.standardErrors,
      ...(points <= 1 ? { loglik_lme4: fit.logLikelihood } : {}),
    },
  };
};
