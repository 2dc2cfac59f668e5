import tInverse from '@stdlib/stats-base-dists-t-quantile';

/** The t with P(T ≤ t) = p, for p in (0, 1). */
export const tQuantile = (p: number, degrees: number): number => tInverse(p, degrees);
