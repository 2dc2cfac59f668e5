import { logGamma } from './logGamma.ts';

/**
 * P(X = count) for the Poisson with the given mean; count need not be whole (it is the kernel mean^count e^-mean / Γ(count + 1)).
 *
 * Source: for counts over 30, Stirling's series around the mode (Loader, 2000), so that nothing large cancels.
 */
export function poissonProbability(count: number, mean: number): number {
  if (mean <= 0) return count === 0 ? 1 : 0;
  if (count <= 30) return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1));
  const t = (mean - count) / count;
  const stirling = 1 / (12 * count) - 1 / (360 * count ** 3) + 1 / (1260 * count ** 5);
  return Math.exp(count * (Math.log1p(t) - t) - stirling) / Math.sqrt(2 * Math.PI * count);
}
