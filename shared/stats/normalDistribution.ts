import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalInverse from '@stdlib/stats-base-dists-normal-quantile';

// The library loses digits below this probability and answers -Infinity under 1e-16.
const libraryTail = 1e-4;

/** P(Z ≤ z) for the standard normal; relative accuracy holds in the lower tail down to z = -37. */
export const normalLower = (z: number): number => normalCdf(z, 0, 1);

/** P(Z > z) for the standard normal; relative accuracy holds in the upper tail up to z = 37. */
export const normalUpper = (z: number): number => normalCdf(-z, 0, 1);

/** ln P(Z ≤ z) for the standard normal, for any z. Source: far below, Laplace's asymptotic series of the tail. */
export function normalLogLower(z: number): number {
  if (z > 0) return Math.log1p(-normalUpper(z));
  if (z > -36) return Math.log(normalLower(z));
  const r = 1 / (z * z);
  const series = -r * (1 - 3 * r * (1 - 5 * r * (1 - 7 * r)));
  return -0.5 * z * z - Math.log(-z * Math.sqrt(2 * Math.PI)) + Math.log1p(series);
}

/** Density of the standard normal at z. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/** The z with P(Z ≤ z) = p, for p in (0, 1). */
export function normalQuantile(p: number): number {
  if (!(p > 0) || p >= libraryTail) return normalInverse(p, 0, 1);
  const target = Math.log(p);
  let z = -Math.sqrt(-2 * target - Math.log(-4 * Math.PI * target));
  for (let i = 0; i < 20; i++) {
    const below = normalLower(z);
    const step = ((Math.log(below) - target) * below) / normalDensity(z);
    z -= step;
    if (Math.abs(step) < 1e-15 * Math.abs(z)) break;
  }
  return z;
}

/** The z that a two-sided interval of the given level reaches to: 1.959964 for 0.95. */
export const normalTwoSided = (level: number): number => -normalQuantile((1 - level) / 2);
