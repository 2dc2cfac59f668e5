import { correlationCoefficient } from './correlationCoefficient.ts';
import type { Interval } from './interval.ts';
import { normalTwoSided } from './normalDistribution.ts';
import { tTwoSided } from './tDistribution.ts';

/** A correlation with its t test; t is ±Infinity and p 0 for a perfect one. */
export interface CorrelationTest {
  r: number;
  t: number;
  degrees: number;
  /** Two-sided, against no correlation. */
  p: number;
}

export interface PearsonCorrelation extends CorrelationTest {
  /** Fisher's z interval; `undefined` with three pairs. */
  interval: Interval | undefined;
}

/**
 * How closely do two measures of the same units follow a straight line?
 *
 * Pairs by position. `undefined` with fewer than three pairs, or when a side is constant.
 *
 * Source: Pearson; interval by Fisher (1921): tanh(atanh r ± z / √(n - 3)).
 */
export function pearsonCorrelation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  level = 0.95,
): PearsonCorrelation | undefined {
  const r = correlationCoefficient(x, y);
  const n = x.length;
  if (r === undefined || n < 3) return undefined;
  const reach = normalTwoSided(level) / Math.sqrt(n - 3);
  return {
    ...correlationTest(r, n - 2),
    interval: n > 3 ? { lower: Math.tanh(Math.atanh(r) - reach), upper: Math.tanh(Math.atanh(r) + reach) } : undefined,
  };
}

/** The t test of a coefficient with the given degrees of freedom: t = r √(df / (1 - r²)). */
export function correlationTest(r: number, degrees: number): CorrelationTest {
  const t = r * Math.sqrt(degrees / ((1 - r) * (1 + r)));
  return { r, t, degrees, p: tTwoSided(t, degrees) };
}
