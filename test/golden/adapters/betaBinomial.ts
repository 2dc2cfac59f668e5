import { betaBinomialPosterior } from '#shared/stats/betaBinomialPosterior.ts';
import { fitBetaBinomial } from '#shared/stats/betaBinomialShrinkage.ts';
import { asNumber } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';

export const betaBinomialAdapter: GoldenAdapter = ({ args }, table) => {
  const successes = table.k.map(Number);
  const trials = table.n.map(Number);
  const fit = fitBetaBinomial(successes, trials);
  if (!fit) return {};
  const posteriors = successes.map((k, i) => betaBinomialPosterior(fit, k, trials[i], asNumber(args.level)));
  return {
    alpha: fit.alpha,
    beta: fit.beta,
    prior_mean: fit.mean,
    prior_var: fit.variance,
    loglik: fit.logLikelihood,
    loglik_binomial_only: fit.logLikelihoodWithoutSpread,
    se_log_precision: fit.seLogPrecision,
    se_logit_mean: fit.seLogitMean,
    post_mean: posteriors.map((p) => p.mean),
    post_sd: posteriors.map((p) => p.sd),
    post_lower: posteriors.map((p) => p.lower),
    post_upper: posteriors.map((p) => p.upper),
    post_median: posteriors.map((p) => p.quantile(0.5)),
    p_gt_x: posteriors.map((p) => p.probabilityAbove(asNumber(args.x))),
  };
};
