import { logisticMixedModel } from '#shared/stats/logisticMixedModel.ts';
import { poissonMixedModel } from '#shared/stats/poissonMixedModel.ts';
import { bracketed, splitOutside } from '../formula.ts';
import { asNumber } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';
import { readMixedModel, withDerivedColumns } from '../mixedFormula.ts';

export const generalisedMixedModelAdapter: GoldenAdapter = ({ r_call: call, args }, table) => {
  const [formula, ...others] = splitOutside(bracketed(call, 'glmer('), ',');
  const derived = withDerivedColumns(formula, others, table);
  const { model, group, levels } = readMixedModel(derived.formula, derived.table);
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
  };
};
