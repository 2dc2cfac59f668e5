import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tInverse from '@stdlib/stats-base-dists-t-quantile';

/** P(T > t) for Student's t with the given degrees of freedom, computed directly in the upper tail. */
export const tUpper = (t: number, degrees: number): number => tCdf(-t, degrees);

/** The t with P(T ≤ t) = p, for p in (0, 1). */
export const tQuantile = (p: number, degrees: number): number => tInverse(p, degrees);
