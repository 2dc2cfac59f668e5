/**
 * Do the members of a team answer alike? 1 where they all do, 0 where they differ as if each answered at random.
 *
 * `varianceRatio` is the mean over the dimension's items of the variance within the team ÷ the variance of even random answers
 * on that item's scale, counted as 1 where it is more. NaN when it is unknown. For one item this is rwg = 1 − ratio.
 *
 * Source: James, Demaree and Wolf (1984), Journal of Applied Psychology 69:85: rwg and rwg(j).
 */
export function agreement(varianceRatio: number, items: number): number {
  const alike = items * (1 - Math.min(varianceRatio, 1));
  return alike / (alike + Math.min(varianceRatio, 1));
}

/** Variance of answers spread evenly over a scale's steps: ((steps)² − 1) ÷ 12, for answers in whole steps. */
export function evenVariance(low: number, high: number): number {
  return ((high - low + 1) ** 2 - 1) / 12;
}
