import { bayesianFalseDiscovery } from '#shared/stats/bayesianFalseDiscovery.ts';
import { normalLower } from '#shared/stats/normalDistribution.ts';
import { normalNormalPosterior } from '#shared/stats/normalNormalPosterior.ts';
import { fitNormalNormal } from '#shared/stats/normalNormalShrinkage.ts';
import { FALSE_DISCOVERY, RATIO_LEVEL } from './compareCounts.ts';

/** One entry a group; NaN where the group has no value. */
export interface ValueComparison {
  /** What the groups' true values scatter around; NaN when it cannot be told. */
  mean: number;
  posteriorMean: Float64Array;
  /** Limits of the true value at 90 %. */
  lower: Float64Array;
  upper: Float64Array;
  /** 1 where the group is named: its true value lies further from the mean than the margin, on the side the margin points to. */
  named: Uint8Array;
}

/**
 * Which groups lie further from the average of all than a margin, once chance and the number of groups are allowed for?
 *
 * `values` with their standard errors, NaN where there is none; `margin` in the same unit, above zero to look for high values, below
 * zero for low ones. Named is the largest set of groups of which at most 10 % are expected to lie within the margin. Nobody is named
 * with fewer than two groups, nor where the values scatter no more than chance makes them.
 *
 * Source: normal–normal empirical Bayes (Efron and Morris, 1975); Newton et al. (2004).
 */
export function compareValues(values: Float64Array, errors: Float64Array, margin: number): ValueComparison {
  const column = () => new Float64Array(values.length).fill(Number.NaN);
  const comparison: ValueComparison = {
    mean: Number.NaN,
    posteriorMean: column(),
    lower: column(),
    upper: column(),
    named: new Uint8Array(values.length),
  };
  const prior = fitNormalNormal(values, errors);
  if (prior === undefined || !prior.converged) return comparison;
  comparison.mean = prior.mean;
  const within = column();
  for (let g = 0; g < values.length; g++) {
    if (Number.isNaN(values[g]) || !(errors[g] > 0)) continue;
    const { mean, sd, lower, upper } = normalNormalPosterior(prior, values[g], errors[g], RATIO_LEVEL);
    comparison.posteriorMean[g] = mean;
    comparison.lower[g] = lower;
    comparison.upper[g] = upper;
    if (sd === 0) continue;
    within[g] = normalLower((Math.sign(margin) * (prior.mean + margin - mean)) / sd);
  }
  comparison.named = bayesianFalseDiscovery(within, FALSE_DISCOVERY);
  return comparison;
}
