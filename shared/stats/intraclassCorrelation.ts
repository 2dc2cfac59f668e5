import { fUpper } from './fDistribution.ts';
import type { SufficientSums } from './meanAndVariance.ts';

/** One-way analysis of variance with what it says about groups. */
export interface IntraclassCorrelation {
  meanSquareBetween: number;
  meanSquareWithin: number;
  degreesBetween: number;
  degreesWithin: number;
  /** Mean square between ÷ within; Infinity when members of a group do not differ at all. */
  f: number;
  /** P(F > f) if groups did not differ. */
  p: number;
  meanGroupSize: number;
  /** Group size that makes up for unequal sizes: (N - Σ n² / N) / (J - 1). */
  k0: number;
  /** Share of the variance of one answer that lies between groups, by the mean group size. Below 0 when groups differ less than chance. */
  icc1: number;
  /** The same by k0. */
  icc1Unequal: number;
  /** Reliability of group means; `undefined` when all means are alike. */
  icc2: number | undefined;
}

/**
 * Do members of a group answer more alike than members of different groups, and how far can a group's mean be relied on?
 *
 * One entry a group: how many values, their sum, the sum of their squares; groups without values are left out. Sums should be taken
 * about a value near the mean when the mean is many times the spread. `undefined` with fewer than two groups, when every group has
 * one value, and when no value differs from any other.
 *
 * Source: Bartko (1976), Psychol Bull 83:762; Bliese (2000), who takes the mean group size; k0: Donner (1986).
 */
export function intraclassCorrelation(sums: readonly SufficientSums[]): IntraclassCorrelation | undefined {
  let [groups, n, sum, squares, sizeSquares, within] = [0, 0, 0, 0, 0, 0];
  for (const group of sums) {
    if (!(group.n > 0)) continue;
    groups++;
    n += group.n;
    sum += group.sum;
    squares += group.sumOfSquares;
    sizeSquares += group.n * group.n;
    within += Math.max(0, group.sumOfSquares - group.sum ** 2 / group.n);
  }
  const [degreesBetween, degreesWithin] = [groups - 1, n - groups];
  if (degreesBetween < 1 || degreesWithin < 1) return undefined;
  let between = 0;
  for (const group of sums) if (group.n > 0) between += group.n * (group.sum / group.n - sum / n) ** 2;
  // What is left of equal values by rounding is no difference.
  const least = 1e-14 * squares;
  const meanSquareBetween = between > least ? between / degreesBetween : 0;
  const meanSquareWithin = within > least ? within / degreesWithin : 0;
  if (meanSquareBetween === 0 && meanSquareWithin === 0) return undefined;
  const difference = meanSquareBetween - meanSquareWithin;
  const meanGroupSize = n / groups;
  const k0 = (n - sizeSquares / n) / degreesBetween;
  const f = meanSquareBetween / meanSquareWithin;
  return {
    meanSquareBetween,
    meanSquareWithin,
    degreesBetween,
    degreesWithin,
    f,
    p: f === Infinity ? 0 : fUpper(f, degreesBetween, degreesWithin),
    meanGroupSize,
    k0,
    icc1: difference / (meanSquareBetween + (meanGroupSize - 1) * meanSquareWithin),
    icc1Unequal: difference / (meanSquareBetween + (k0 - 1) * meanSquareWithin),
    icc2: meanSquareBetween > 0 ? difference / meanSquareBetween : undefined,
  };
}
