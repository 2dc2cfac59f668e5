import { logGamma } from './logGamma.ts';

/**
 * What the marginal likelihood of a beta–binomial model needs of the data: for each j, how many units have more than j successes,
 * more than j failures, and more than j trials.
 */
export interface BetaBinomialData {
  units: number;
  successes: number;
  trials: number;
  length: number;
  moreSuccesses: Float64Array;
  moreFailures: Float64Array;
  moreTrials: Float64Array;
  /** Σ ln (n choose k), the part without parameters. */
  constant: number;
}

/** Log-likelihood with slope and curvature in (ln precision, logit mean). */
export interface BetaBinomialPoint {
  logLikelihood: number;
  slope: [number, number];
  /** Second derivatives: precision–precision, precision–mean, mean–mean. */
  curvature: [number, number, number];
}

/** Units with at least one trial, reduced to what the likelihood needs. Counts must be whole, successes within the trials. */
export function betaBinomialData(successes: ArrayLike<number>, trials: ArrayLike<number>): BetaBinomialData {
  if (successes.length !== trials.length) throw new RangeError('As many numbers of trials as of successes are needed.');
  let length = 0;
  for (let i = 0; i < trials.length; i++) {
    const [k, n] = [successes[i], trials[i]];
    if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n)
      throw new RangeError('Successes and trials are whole, and successes lie within the trials.');
    length = Math.max(length, n);
  }
  const data: BetaBinomialData = {
    units: 0,
    successes: 0,
    trials: 0,
    length,
    moreSuccesses: new Float64Array(length),
    moreFailures: new Float64Array(length),
    moreTrials: new Float64Array(length),
    constant: 0,
  };
  for (let i = 0; i < trials.length; i++) {
    const [k, n] = [successes[i], trials[i]];
    if (n === 0) continue;
    data.units++;
    data.successes += k;
    data.trials += n;
    data.constant += logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
    if (k > 0) data.moreSuccesses[k - 1]++;
    if (n > k) data.moreFailures[n - k - 1]++;
    data.moreTrials[n - 1]++;
  }
  for (const counts of [data.moreSuccesses, data.moreFailures, data.moreTrials])
    for (let j = length - 2; j >= 0; j--) counts[j] += counts[j + 1];
  return data;
}

/**
 * Log-likelihood of the beta–binomial with the given mean and precision (sum of the beta's shapes), with derivatives.
 *
 * Γ(α + k) / Γ(α) is a product over j < k of α + j; divided through by the precision it is of mean + j / precision, so that nothing
 * cancels as the precision grows: at Infinity it is the plain binomial.
 */
export function betaBinomialPoint(data: BetaBinomialData, precision: number, mean: number): BetaBinomialPoint {
  const other = 1 - mean;
  const tilt = mean * other;
  const slope: [number, number] = [0, 0];
  const curvature: [number, number, number] = [0, 0, 0];
  let logLikelihood = data.constant;
  for (let j = 0; j < data.length; j++) {
    const r = j / precision;
    const [hits, misses, all] = [data.moreSuccesses[j], data.moreFailures[j], data.moreTrials[j]];
    const [a, b, c] = [mean + r, other + r, 1 + r];
    logLikelihood += hits * Math.log(a) + misses * Math.log(b) - all * Math.log1p(r);
    // By ln precision r falls as -r; by logit mean the mean rises as `tilt`.
    slope[0] -= r * (hits / a + misses / b - all / c);
    slope[1] += tilt * (hits / a - misses / b);
    curvature[0] += r * ((hits * mean) / (a * a) + (misses * other) / (b * b) - all / (c * c));
    curvature[1] += tilt * r * (hits / (a * a) - misses / (b * b));
    curvature[2] += tilt * ((1 - 2 * mean) * (hits / a - misses / b) - tilt * (hits / (a * a) + misses / (b * b)));
  }
  return { logLikelihood, slope, curvature };
}
