import { normalNormalPosterior } from '#shared/stats/normalNormalPosterior.ts';
import { fitNormalNormal } from '#shared/stats/normalNormalShrinkage.ts';
import { asNumber } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';

export const normalNormalAdapter: GoldenAdapter = ({ args }, table) => {
  const [values, errors] = [table.value.map(Number), table.error.map(Number)];
  const fit = fitNormalNormal(values, errors);
  if (!fit) return {};
  const each = values.map((value, i) => normalNormalPosterior(fit, value, errors[i], asNumber(args.level)));
  return {
    mean: fit.mean,
    se_mean: fit.seMean,
    variance: fit.variance,
    loglik: fit.logLikelihood,
    post_mean: each.map(({ mean }) => mean),
    post_sd: each.map(({ sd }) => sd),
    post_lower: each.map(({ lower }) => lower),
    post_upper: each.map(({ upper }) => upper),
    p_gt_x: each.map(({ probabilityAbove }) => probabilityAbove(asNumber(args.x))),
  };
};
