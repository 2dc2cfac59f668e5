import { betaQuantile, betaUpper } from './betaDistribution.ts';
import { pointPosterior, type Posterior } from './posterior.ts';

/**
 * What is a unit's true share likely to be, given its successes and the spread among all units?
 *
 * `prior`: shapes of the beta from `fitBetaBinomial`; limits cover the level (equal tails). No trial gives the prior back. When the
 * prior is a single point, so is the posterior.
 *
 * Source: conjugacy: share | k of n ~ Beta(alpha + k, beta + n - k).
 */
export function betaBinomialPosterior(
  prior: { alpha: number; beta: number; mean: number },
  successes: number,
  trials: number,
  level = 0.9,
): Posterior {
  if (prior.alpha === Infinity) return pointPosterior(prior.mean);
  const a = prior.alpha + successes;
  const b = prior.beta + trials - successes;
  const tail = (1 - level) / 2;
  return {
    mean: a / (a + b),
    sd: Math.sqrt((a * b) / (a + b + 1)) / (a + b),
    lower: betaQuantile(tail, a, b),
    upper: betaQuantile(1 - tail, a, b),
    quantile: (probability) => betaQuantile(probability, a, b),
    probabilityAbove: (x) => betaUpper(x, a, b),
  };
}
