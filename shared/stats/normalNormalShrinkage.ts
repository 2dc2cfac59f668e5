import { bracketedRoot } from './bracketedRoot.ts';
import type { Convergence } from './convergence.ts';

/** The normal that true values are spread by, once each unit's own uncertainty is set apart. */
export interface NormalNormalFit extends Convergence {
  mean: number;
  /** Of the mean, the variance taken as known. */
  seMean: number;
  /** Variance of true values between units; 0 when no more scatter than chance is seen. */
  variance: number;
  /** Restricted log-likelihood, constants included. */
  logLikelihood: number;
}

interface Units {
  values: Float64Array;
  /** Squares of the standard errors. */
  chance: Float64Array;
}

interface Point {
  mean: number;
  information: number;
  /** Of the restricted log-likelihood against the variance. */
  slope: number;
  logLikelihood: number;
}

/**
 * How much do true values differ between units, given each unit's value and its standard error?
 *
 * Units without a finite value or a standard error above 0 are left out. No spread beyond chance is an answer: variance 0, mean
 * the precision-weighted mean, `reason` says so. `undefined` with fewer than two units.
 *
 * Source: y ~ Normal(true value, error²), true value ~ Normal(mean, variance); restricted maximum likelihood (Viechtbauer, 2005).
 */
export function fitNormalNormal(values: ArrayLike<number>, errors: ArrayLike<number>): NormalNormalFit | undefined {
  const units = knownUnits(values, errors);
  const count = units.values.length;
  if (count < 2) return undefined;
  const pooled = pointAt(units, 0);
  const points = searchPoints(units);
  let best = 0;
  let highest = pooled.logLikelihood;
  points.forEach((variance, k) => {
    const { logLikelihood } = pointAt(units, variance);
    if (logLikelihood > highest) [best, highest] = [k, logLikelihood];
  });
  const at = points[best];
  const { slope } = pointAt(units, at);
  if (best === 0 && slope <= 0) {
    const reason = 'No spread beyond chance: all true values are taken to be the same.';
    return { ...estimate(pooled, 0), converged: true, iterations: points.length, gradient: 0, reason };
  }
  const slopeAt = (variance: number): number => pointAt(units, variance).slope;
  const other = slope > 0 ? (points[best + 1] ?? at * 4) : points[best - 1];
  const found = bracketedRoot(slopeAt, { x: at, value: slope }, { x: other, value: slopeAt(other) });
  const variance = found?.root ?? at;
  const top = pointAt(units, variance);
  return {
    ...estimate(top, variance),
    converged: found !== undefined,
    iterations: points.length + (found?.iterations ?? 0),
    gradient: Math.abs(top.slope * variance),
    ...(found === undefined ? { reason: 'The likelihood still rises at the largest variance that was tried.' } : {}),
  };
}

const estimate = (
  { mean, information, logLikelihood }: Point,
  variance: number,
): Pick<NormalNormalFit, 'mean' | 'seMean' | 'variance' | 'logLikelihood'> => ({
  mean,
  seMean: 1 / Math.sqrt(information),
  variance,
  logLikelihood,
});

function knownUnits(values: ArrayLike<number>, errors: ArrayLike<number>): Units {
  const known: number[] = [];
  for (let i = 0; i < values.length; i++)
    if (Number.isFinite(values[i]) && Number.isFinite(errors[i]) && errors[i] > 0) known.push(i);
  return {
    values: Float64Array.from(known, (i) => values[i]),
    chance: Float64Array.from(known, (i) => errors[i] ** 2),
  };
}

/** Variances to start from: nothing, then doubled up to four times what all the values scatter by. */
function searchPoints({ values }: Units): number[] {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const scatter = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1);
  if (!(scatter > 0)) return [0];
  return [0, ...Array.from({ length: 23 }, (_, k) => scatter * 2 ** (k - 20))];
}

function pointAt({ values, chance }: Units, variance: number): Point {
  const count = values.length;
  let [information, weighted, squares, logSpread] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const w = 1 / (chance[i] + variance);
    information += w;
    weighted += w * values[i];
    squares += w * w;
    logSpread += Math.log(chance[i] + variance);
  }
  const mean = weighted / information;
  let [misfit, pull] = [0, 0];
  for (let i = 0; i < count; i++) {
    const scaled = (values[i] - mean) / (chance[i] + variance);
    misfit += scaled * (values[i] - mean);
    pull += scaled * scaled;
  }
  return {
    mean,
    information,
    slope: (pull - information + squares / information) / 2,
    logLikelihood: -0.5 * (logSpread + Math.log(information) + misfit + (count - 1) * Math.log(2 * Math.PI)),
  };
}
