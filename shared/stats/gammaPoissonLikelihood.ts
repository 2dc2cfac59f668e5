import { logGamma } from './logGamma.ts';

/**
 * What the marginal likelihood of a gamma–Poisson model needs of the data.
 *
 * ln Γ(shape + O) - ln Γ(shape) is a sum over j < O of ln(shape + j), so the observed counts enter only through how many of
 * them exceed each j: exact for huge shapes, where the difference of log-gammas cancels, and as long as the largest count.
 */
export interface GammaPoissonData {
  observed: Float64Array;
  expected: Float64Array;
  /** exceeding[j]: number of units with more than j events. */
  exceeding: Float64Array;
  totalObserved: number;
  totalExpected: number;
  /** Σ O ln E - ln O!, the part without parameters. */
  constant: number;
}

/** Log-likelihood with slope and curvature in (ln shape, ln mean). */
export interface GammaPoissonPoint {
  logLikelihood: number;
  slope: [number, number];
  /** Second derivatives: shape–shape, shape–mean, mean–mean. */
  curvature: [number, number, number];
}

/** Units with an expected number above zero, reduced to what the likelihood needs. Counts must be whole and ≥ 0. */
export function gammaPoissonData(observed: ArrayLike<number>, expected: ArrayLike<number>): GammaPoissonData {
  if (observed.length !== expected.length) throw new RangeError('As many expected as observed numbers are needed.');
  const kept: number[] = [];
  let largest = 0;
  for (let i = 0; i < observed.length; i++) {
    if (!Number.isInteger(observed[i]) || observed[i] < 0)
      throw new RangeError('Observed counts are whole and not negative.');
    if (!Number.isFinite(expected[i]) || expected[i] <= 0) continue;
    kept.push(i);
    largest = Math.max(largest, observed[i]);
  }
  const data: GammaPoissonData = {
    observed: Float64Array.from(kept, (i) => observed[i]),
    expected: Float64Array.from(kept, (i) => expected[i]),
    exceeding: new Float64Array(largest),
    totalObserved: 0,
    totalExpected: 0,
    constant: 0,
  };
  for (const i of kept) {
    data.totalObserved += observed[i];
    data.totalExpected += expected[i];
    data.constant += observed[i] * Math.log(expected[i]) - logGamma(observed[i] + 1);
    if (observed[i] > 0) data.exceeding[observed[i] - 1]++;
  }
  for (let j = largest - 2; j >= 0; j--) data.exceeding[j] += data.exceeding[j + 1];
  return data;
}

/** Log-likelihood of the negative binomial that a gamma of the given shape and mean makes of the Poisson, with derivatives. */
export function gammaPoissonPoint(data: GammaPoissonData, shape: number, mean: number): GammaPoissonPoint {
  let logLikelihood = data.constant + data.totalObserved * Math.log(mean);
  const slope: [number, number] = [0, 0];
  const curvature: [number, number, number] = [0, 0, 0];
  for (let j = 1; j < data.exceeding.length; j++) {
    const units = data.exceeding[j];
    logLikelihood += units * Math.log1p(j / shape);
    slope[0] -= (units * j) / (shape + j);
    curvature[0] += (units * shape * j) / (shape + j) ** 2;
  }
  for (let i = 0; i < data.observed.length; i++) {
    const o = data.observed[i];
    const m = mean * data.expected[i];
    const sum = shape + m;
    const logRatio = Math.log1p(m / shape);
    logLikelihood -= (shape + o) * logRatio;
    slope[0] += (m * (shape + o)) / sum - shape * logRatio;
    slope[1] += (shape * (o - m)) / sum;
    curvature[0] += (shape * m) / sum - shape * logRatio + (shape * m * (m - o)) / (sum * sum);
    curvature[1] += (shape * m * (o - m)) / (sum * sum);
    curvature[2] -= (shape * m * (shape + o)) / (sum * sum);
  }
  return { logLikelihood, slope, curvature };
}
