import type { Interval } from './interval.ts';
import { poissonLower, poissonQuantile } from './poissonDistribution.ts';
import { poissonProbability } from './poissonProbability.ts';

/**
 * Between which ratios does a unit on target stay by chance alone, from exact Poisson counts?
 *
 * Limits of observed ÷ expected, interpolated between whole counts so that the funnel is smooth; never under 0.
 * `undefined` when nothing is expected.
 *
 * Source: Spiegelhalter (2005), Stat Med 24:1185, appendix A.1.1.
 */
export function poissonFunnelLimits(expected: number, level: number): Interval | undefined {
  if (!Number.isFinite(expected) || expected <= 0) return undefined;
  const tail = (1 - level) / 2;
  return { lower: interpolated(tail, expected), upper: interpolated(1 - tail, expected) };
}

function interpolated(p: number, expected: number): number {
  const count = poissonQuantile(p, expected);
  const past = (poissonLower(count, expected) - p) / poissonProbability(count, expected);
  return Math.max(0, (count - past) / expected);
}
