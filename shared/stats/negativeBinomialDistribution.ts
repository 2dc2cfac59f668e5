import { betaLower, betaUpper } from './betaDistribution.ts';
import { logGamma } from './logGamma.ts';
import { logRisingFactorial } from './logRisingFactorial.ts';

/**
 * ln P(X = count) for the negative binomial with the given mean and size: variance = mean + mean² / size.
 *
 * Size above 0, count whole and ≥ 0; a mean of 0 has all its weight at 0.
 */
export function negativeBinomialLogProbability(count: number, size: number, mean: number): number {
  if (count < 0) return -Infinity;
  if (mean === 0) return count === 0 ? 0 : -Infinity;
  const ofNone = -size * Math.log1p(mean / size);
  if (count === 0) return ofNone;
  return logRisingFactorial(size, count) - logGamma(count + 1) + ofNone + count * Math.log(mean / (size + mean));
}

/** P(X ≤ count) for the negative binomial, by its identity with the beta. */
export const negativeBinomialLower = (count: number, size: number, mean: number): number =>
  count < 0 ? 0 : betaUpper(mean / (size + mean), Math.floor(count) + 1, size);

/** P(X > count) for the negative binomial, computed directly in the upper tail. */
export const negativeBinomialUpper = (count: number, size: number, mean: number): number =>
  count < 0 ? 1 : betaLower(mean / (size + mean), Math.floor(count) + 1, size);

/** The smallest count with P(X ≤ count) ≥ p; NaN for no probability, no finite mean or no finite size above 0. Found by bisection. */
export function negativeBinomialQuantile(p: number, size: number, mean: number): number {
  if (Number.isNaN(p) || !Number.isFinite(mean) || !Number.isFinite(size) || size <= 0) return Number.NaN;
  if (p >= 1) return Infinity;
  const reached = (count: number): boolean =>
    p <= 0.5
      ? negativeBinomialLower(count, size, mean) >= p * (1 - 1e-14)
      : negativeBinomialUpper(count, size, mean) <= (1 - p) * (1 + 1e-14);
  let below = -1;
  let above = Math.ceil(mean);
  while (!reached(above)) [below, above] = [above, 2 * above + 1];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (reached(middle)) above = middle;
    else below = middle;
  }
  return above;
}
