import { digamma, trigamma } from '#shared/stats/logGamma.ts';

/**
 * The standard error of theta as MASS::theta.ml leaves it for given means: at the theta before the last Newton step, from the moment
 * start, once a step is under `.Machine$double.eps^0.25`. It stands here to recognise reference values that were made so.
 */
export function reportedThetaError(counts: readonly number[], means: ArrayLike<number>): number {
  const sum = (of: (y: number, mu: number) => number): number =>
    counts.reduce((total, y, i) => total + of(y, means[i]), 0);
  let theta = counts.length / sum((y, mu) => (y / mu - 1) ** 2);
  let information = 0;
  for (let iteration = 0, step = 1; iteration < 100 && Math.abs(step) > 2 ** -13; iteration++) {
    const t = Math.abs(theta);
    const score = sum((y, mu) => digamma(t + y) - digamma(t) + Math.log(t) + 1 - Math.log(t + mu) - (y + t) / (mu + t));
    information = sum((y, mu) => -trigamma(t + y) + trigamma(t) - 1 / t + 2 / (mu + t) - (y + t) / (mu + t) ** 2);
    step = score / information;
    theta = t + step;
  }
  return Math.sqrt(1 / information);
}
