import betainc from '@stdlib/math-base-special-betainc';
import tInverse from '@stdlib/stats-base-dists-t-quantile';

/** P(T ≤ t) for Student's t with the given degrees of freedom (above 0, need not be whole), computed directly in the lower tail. */
export const tLower = (t: number, degrees: number): number => tUpper(-t, degrees);

/** P(T > t) for Student's t, computed directly in the upper tail. */
export function tUpper(t: number, degrees: number): number {
  const square = t * t;
  // Near the middle the tail is best had from what lies between 0 and t.
  if (square < 1) return 0.5 - (Math.sign(t) * betainc(square / (degrees + square), 0.5, degrees / 2)) / 2;
  const beyond =
    square > degrees
      ? betainc(degrees / (degrees + square), degrees / 2, 0.5) / 2
      : betainc(square / (degrees + square), 0.5, degrees / 2, true, true) / 2;
  return t >= 0 ? beyond : 1 - beyond;
}

/** P(|T| > |t|): the two-sided p-value of a t statistic. */
export const tTwoSided = (t: number, degrees: number): number => 2 * tUpper(Math.abs(t), degrees);

/** The t with P(T ≤ t) = p, for p in (0, 1). */
export const tQuantile = (p: number, degrees: number): number => tInverse(p, degrees);
