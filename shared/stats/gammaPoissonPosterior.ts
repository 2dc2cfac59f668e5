import { gammaQuantile, gammaUpper } from './gammaDistribution.ts';
import { pointPosterior, type Posterior } from './posterior.ts';

/**
 * How far is a unit's true ratio of observed to expected likely to be from one, given its count and the spread among all units?
 *
 * `prior`: shape and rate of the gamma from `fitGammaPoisson`; limits cover the level (equal tails). Nothing expected and nothing
 * observed gives the prior back. When the prior is a single point, so is the posterior: mean, limits and quantiles are that point,
 * and it counts as above x only if it is so by more than rounding (1e-9).
 *
 * Source: conjugacy: λ | O ~ Gamma(shape + O, rate + E).
 */
export function gammaPoissonPosterior(
  prior: { shape: number; rate: number; mean: number },
  observed: number,
  expected: number,
  level = 0.9,
): Posterior {
  if (prior.shape === Infinity) return pointPosterior(prior.mean);
  const shape = prior.shape + observed;
  const rate = prior.rate + expected;
  const tail = (1 - level) / 2;
  return {
    mean: shape / rate,
    sd: Math.sqrt(shape) / rate,
    lower: gammaQuantile(tail, shape, rate),
    upper: gammaQuantile(1 - tail, shape, rate),
    quantile: (probability) => gammaQuantile(probability, shape, rate),
    probabilityAbove: (x) => gammaUpper(x, shape, rate),
  };
}
