import { bayesianFalseDiscovery } from '#shared/stats/bayesianFalseDiscovery.ts';
import { normalLower, normalTwoSided } from '#shared/stats/normalDistribution.ts';
import { betweenVariance } from './betweenVariance.ts';
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
  const known = [...values.keys()].filter((g) => !Number.isNaN(values[g]) && errors[g] > 0);
  const between = betweenVariance(
    known.map((g) => values[g]),
    known.map((g) => errors[g]),
  );
  if (between === undefined || !between.converged) return comparison;
  comparison.mean = between.mean;
  const within = column();
  const reach = normalTwoSided(RATIO_LEVEL);
  for (const g of known) {
    const weight = between.variance / (between.variance + errors[g] ** 2);
    const sd = Math.sqrt(weight) * errors[g];
    const mean = between.mean + weight * (values[g] - between.mean);
    comparison.posteriorMean[g] = mean;
    comparison.lower[g] = mean - reach * sd;
    comparison.upper[g] = mean + reach * sd;
    if (sd === 0) continue;
    within[g] = normalLower((Math.sign(margin) * (between.mean + margin - mean)) / sd);
  }
  comparison.named = bayesianFalseDiscovery(within, FALSE_DISCOVERY);
  return comparison;
}
