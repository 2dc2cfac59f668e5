import { logGamma } from './logGamma.ts';
import type { RandomSource } from './seededRandom.ts';

/** One draw from the standard normal. Source: Marsaglia's polar method, second value discarded so that no state is kept. */
export function drawNormal(random: RandomSource): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** One draw from the exponential with the given rate (events per unit); mean 1 / rate. Source: inverse distribution function. */
export const drawExponential = (random: RandomSource, rate: number): number => -Math.log1p(-random()) / rate;

/**
 * One draw from the gamma with the given shape and rate; mean shape / rate, variance shape / rate².
 * Source: Marsaglia and Tsang (2000), ACM TOMS 26:363; shapes under 1 by the power of a uniform.
 */
export function drawGamma(random: RandomSource, shape: number, rate: number): number {
  if (!(shape > 0 && shape < Infinity && rate > 0)) throw new RangeError('Shape and rate must be above 0.');
  if (shape < 1) return drawGamma(random, shape + 1, rate) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return (d * v) / rate;
  }
}

/** One draw from the beta with shapes a and b; mean a / (a + b). Source: ratio of gammas. */
export function drawBeta(random: RandomSource, a: number, b: number): number {
  const x = drawGamma(random, a, 1);
  return x / (x + drawGamma(random, b, 1));
}

/**
 * One draw from the Poisson with the given mean (0 gives 0).
 * Source: multiplication of uniforms under a mean of 10 (Knuth), else Hörmann's transformed rejection PTRS (1993).
 */
export function drawPoisson(random: RandomSource, mean: number): number {
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError('A mean must be finite and not negative.');
  if (mean === 0) return 0;
  if (mean >= 10) return drawPoissonByRejection(random, mean);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = 1 - random(); product > limit; product *= 1 - random()) count++;
  return count;
}

function drawPoissonByRejection(random: RandomSource, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random() - 0.5;
    const v = 1 - random();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const logAccept = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
    if (logAccept <= k * Math.log(mean) - mean - logGamma(k + 1)) return k;
  }
}

/** One draw from the binomial: successes in n trials of the given probability. Source: sum of Bernoulli trials, so for n up to some thousands. */
export function drawBinomial(random: RandomSource, trials: number, probability: number): number {
  let successes = 0;
  for (let i = 0; i < trials; i++) if (random() < probability) successes++;
  return successes;
}

/** One of the items, each as likely as the others, or as likely as its weight (≥ 0, not all 0; the order of the items). */
export function drawChoice<T>(random: RandomSource, items: readonly T[], weights?: ArrayLike<number>): T {
  if (items.length === 0) throw new RangeError('Nothing to choose from.');
  if (weights === undefined) return items[Math.floor(random() * items.length)];
  let total = 0;
  for (let i = 0; i < items.length; i++) total += weights[i];
  if (!(total > 0)) throw new RangeError('At least one weight must be above zero.');
  let left = random() * total;
  let last = 0;
  for (let i = 0; i < items.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    left -= weights[i];
    if (left < 0) break;
  }
  return items[last];
}
