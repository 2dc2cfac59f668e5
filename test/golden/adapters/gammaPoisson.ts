import { gammaPoissonPosterior } from '#shared/stats/gammaPoissonPosterior.ts';
import { fitGammaPoisson } from '#shared/stats/gammaPoissonShrinkage.ts';
import { numberColumn } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';

export const gammaPoissonAdapter: GoldenAdapter = (_, table) => {
  const observed = numberColumn(table, 'O', -2);
  const expected = numberColumn(table, 'E', -1);
  const fit = fitGammaPoisson(observed, expected);
  if (!fit) return {};
  const posteriors = observed.map((o, i) => gammaPoissonPosterior(fit, o, expected[i], 0.95));
  return {
    shape: fit.shape,
    rate: fit.rate,
    prior_mean: fit.mean,
    prior_var: fit.variance,
    loglik: fit.logLikelihood,
    se_log_shape: fit.seLogShape,
    se_log_mean: fit.seLogMean,
    glm_nb_theta: fit.shape,
    glm_nb_mu: fit.mean,
    post_mean: posteriors.map((p) => p.mean),
    post_sd: posteriors.map((p) => p.sd),
    post_lower: posteriors.map((p) => p.lower),
    post_upper: posteriors.map((p) => p.upper),
    post_median: posteriors.map((p) => p.quantile(0.5)),
    p_gt_1: posteriors.map((p) => p.probabilityAbove(1)),
    p_gt_1_2: posteriors.map((p) => p.probabilityAbove(1.2)),
    p_gt_prior_mean: posteriors.map((p) => p.probabilityAbove(fit.mean)),
    loglik_poisson_only: fit.logLikelihoodWithoutSpread,
  };
};
