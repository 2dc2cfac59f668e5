import { gammaLower, gammaUpper } from './gammaDistribution.ts';
import { normalQuantile } from './normalDistribution.ts';

/** P(X ≤ count) for the Poisson with the given mean, by its identity with the gamma's upper tail. */
export const poissonLower = (count: number, mean: number): number =>
  count < 0 ? 0 : gammaUpper(mean, Math.floor(count) + 1, 1);

/** P(X > count) for the Poisson with the given mean, computed directly in the upper tail. */
export const poissonUpper = (count: number, mean: number): number =>
  count < 0 ? 1 : gammaLower(mean, Math.floor(count) + 1, 1);

/** The smallest count with P(X ≤ count) ≥ p; NaN for no probability or no finite mean. Source: Cornish–Fisher start, then a search of neighbours. */
export function poissonQuantile(p: number, mean: number): number {
  if (Number.isNaN(p) || !Number.isFinite(mean)) return Number.NaN;
  if (p >= 1) return Infinity;
  if (mean <= 0 || p <= 0) return 0;
  const z = normalQuantile(p);
  const reached = (count: number): boolean =>
    p <= 0.5 ? poissonLower(count, mean) >= p * (1 - 1e-14) : poissonUpper(count, mean) <= (1 - p) * (1 + 1e-14);
  let count = Math.max(0, Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6 + 0.5));
  while (count > 0 && reached(count - 1)) count--;
  while (!reached(count)) count++;
  return count;
}
