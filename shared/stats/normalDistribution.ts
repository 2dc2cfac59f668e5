import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalInverse from '@stdlib/stats-base-dists-normal-quantile';

// The library loses digits below this probability and answers -Infinity under 1e-16.
const libraryTail = 1e-4;

/** P(Z ≤ z) for the standard normal; relative accuracy holds in the lower tail down to z = -37. */
export const normalLower = (z: number): number => normalCdf(z, 0, 1);

/** The z with P(Z ≤ z) = p, for p in (0, 1). */
export function normalQuantile(p: number): number {
  if (!(p > 0) || p >= libraryTail) return normalInverse(p, 0, 1);
  const target = Math.log(p);
  let z = -Math.sqrt(-2 * target - Math.log(-4 * Math.PI * target));
  for (let i = 0; i < 20; i++) {
    const below = normalLower(z);
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    const step = ((Math.log(below) - target) * below) / density;
    z -= step;
    if (Math.abs(step) < 1e-15 * Math.abs(z)) break;
  }
  return z;
}

/** The z that a two-sided interval of the given level reaches to: 1.959964 for 0.95. */
export const normalTwoSided = (level: number): number => -normalQuantile((1 - level) / 2);
