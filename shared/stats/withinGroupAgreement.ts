/** Agreement within one group. 1: all answer alike; 0: as if answers were drawn evenly from the scale. */
export interface GroupAgreement {
  /** James, Demaree and Wolf's rwg(j), the mean variance cut off at that of even answers so that it never falls under 0. */
  rwgJ: number;
  /** Lindell's r*wg(j): 1 - mean variance ÷ variance of even answers, not cut off: below 0 when a group is split. */
  lindell: number;
}

/**
 * How far do the members of a group agree over one or several items of a scale?
 *
 * `itemVariances`: the sample variance (n - 1) of each item within the group, complete rows only; `options`: number of answer
 * options A, so that even answers have variance (A² - 1) / 12. With a single item rwg(j) is rwg.
 * `undefined` for no items, fewer than two options, or a variance that is undefined (a group of one).
 *
 * Source: James, Demaree and Wolf (1984), J Appl Psych 69:85; Lindell, Brandt and Whitney (1999).
 */
export function withinGroupAgreement(
  itemVariances: readonly (number | undefined)[],
  options: number,
): GroupAgreement | undefined {
  const items = itemVariances.length;
  if (items === 0 || !(options >= 2)) return undefined;
  let sum = 0;
  for (const variance of itemVariances) {
    if (variance === undefined) return undefined;
    sum += variance;
  }
  const share = sum / items / ((options * options - 1) / 12);
  const cut = Math.min(1, share);
  return { rwgJ: (items * (1 - cut)) / (items * (1 - cut) + cut), lindell: 1 - share };
}
