import { linearMixedModel } from '#shared/stats/linearMixedModel.ts';
import { bracketed, splitOutside } from '../brackets.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';
import { readMixedModel } from '../mixedFormula.ts';

export const linearMixedModelAdapter: GoldenAdapter = ({ r_call: call, args, expected }, table) => {
  const [formula] = splitOutside(bracketed(call, 'lmer('), ',');
  const { model, group, levels } = readMixedModel(formula, table, { names: expected.names, groups: expected.groups });
  const { columns, response, offset } = model;
  const fit = linearMixedModel({ columns, response, offset, group, groups: levels.length }, args.REML !== false);
  if (!fit) return {};
  return {
    names: ['(Intercept)', ...model.names],
    beta: fit.coefficients,
    se: fit.standardErrors,
    vcov: fit.covariance,
    theta: fit.theta,
    lmer_default_theta: fit.theta,
    var_random: fit.varianceBetween,
    sd_random: Math.sqrt(fit.varianceBetween),
    var_residual: fit.varianceResidual,
    sigma: Math.sqrt(fit.varianceResidual),
    criterion: fit.criterion,
    loglik: fit.logLikelihood,
    groups: levels,
    ranef: fit.effects,
    ranef_cond_sd: fit.effectSds,
    icc: fit.intraclassCorrelation,
    group_mean_reliability: fit.reliability,
  };
};
