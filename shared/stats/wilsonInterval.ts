import type { Interval } from './interval.ts';
import { normalTwoSided } from './normalDistribution.ts';

/**
 * Between which shares does the true share lie, given successes out of n?
 *
 * Limits are shares in [0, 1]. n may be an effective number (not whole). `undefined` when n ≤ 0 or successes lie outside 0..n.
 *
 * Source: Wilson (1927), JASA 22:209: the score interval without continuity correction.
 */
export function wilsonInterval(successes: number, n: number, level = 0.95): Interval | undefined {
  if (!Number.isFinite(n) || n <= 0 || !(successes >= 0 && successes <= n)) return undefined;
  const z2 = normalTwoSided(level) ** 2;
  const share = successes / n;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = Math.sqrt(z2 * ((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return {
    lower: successes === 0 ? 0 : Math.max(0, centre - reach),
    upper: successes === n ? 1 : Math.min(1, centre + reach),
  };
}
