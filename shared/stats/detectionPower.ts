import { poissonUpper } from './poissonDistribution.ts';

/**
 * With so many events expected, how likely is a true ratio to show in an exact one-sided test?
 *
 * `ratio` > 1 is the true observed ÷ expected, `level` the one-sided error allowed. Returns a probability in [0, 1]:
 * that the count reaches the smallest number whose chance under a ratio of one is ≤ level. A low value means "cannot tell".
 * `undefined` when nothing is expected (expected ≤ 0).
 *
 * Source: exact Poisson power. By steps, so it falls a little each time the needed count rises by one.
 */
export function detectionPower(expected: number, ratio = 1.5, level = 0.05): number | undefined {
  if (!Number.isFinite(expected) || expected <= 0) return undefined;
  let low = 0;
  let high = Math.ceil(expected) + 1;
  while (poissonUpper(high - 1, expected) > level) high *= 2;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (poissonUpper(middle - 1, expected) <= level) high = middle;
    else low = middle + 1;
  }
  return poissonUpper(low - 1, ratio * expected);
}
