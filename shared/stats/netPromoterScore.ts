import type { Interval } from './interval.ts';
import { normalTwoSided } from './normalDistribution.ts';

/** A net promoter score on -100…100 with its sampling variance, in squared points. */
export interface NetPromoterScore {
  n: number;
  score: number;
  /** Variance of the score by maximum likelihood (divided by n). */
  variance: number;
  /** The same divided by n - 1; `undefined` for a single answer. */
  unbiasedVariance: number | undefined;
  /** Square root of `variance`. */
  se: number;
  /** Normal interval by `se`, not cut off at ±100; a point when all answer alike. */
  interval: Interval;
}

/**
 * What is the share of promoters less the share of detractors, and how sure is it?
 *
 * Counts of answers of 9–10, of 7–8 and of 0–6. `undefined` without answers.
 *
 * Source: Reichheld (2003); variance of a difference of two multinomial shares: (p + q - (p - q)²) / n, × 100².
 */
export function netPromoterScore(
  promoters: number,
  passives: number,
  detractors: number,
  level = 0.95,
): NetPromoterScore | undefined {
  const n = promoters + passives + detractors;
  if (!(n > 0)) return undefined;
  const net = (promoters - detractors) / n;
  const spread = 1e4 * Math.max(0, (promoters + detractors) / n - net * net);
  const se = Math.sqrt(spread / n);
  const score = 100 * net;
  const reach = normalTwoSided(level) * se;
  return {
    n,
    score,
    variance: spread / n,
    unbiasedVariance: n > 1 ? spread / (n - 1) : undefined,
    se,
    interval: { lower: score - reach, upper: score + reach },
  };
}
