import type { Convergence } from './convergence.ts';
import {
  gammaPoissonData,
  gammaPoissonPoint,
  type GammaPoissonData,
  type GammaPoissonPoint,
} from './gammaPoissonLikelihood.ts';

/** The gamma that true ratios are spread by. Shape and rate are Infinity when no spread beyond chance is seen. */
export interface GammaPoissonFit extends Convergence {
  shape: number;
  rate: number;
  mean: number;
  variance: number;
  logLikelihood: number;
  /** Log-likelihood with no spread at all; twice the difference measures the evidence for a spread. */
  logLikelihoodWithoutSpread: number;
  /** Standard errors by the observed information; of the shape `undefined` when there is no spread. */
  seLogShape: number | undefined;
  seLogMean: number;
}

const steepestShape = 1e7;
const startingShapes = [0.05, 0.2, 0.5, 1, 2, 4, 8, 16, 32, 64, 256, 1024, 8192];

/**
 * How widely do true ratios of observed to expected spread across units, once chance in the counts is set apart?
 *
 * `observed`: whole counts; `expected`: numbers expected of each unit under a common standard; units that nothing was expected of
 * are left out. No spread beyond chance is an answer: shape and rate Infinity, variance 0, mean the pooled ratio, `reason` says so.
 * `undefined` with fewer than two units or without any event.
 *
 * Source: O ~ Poisson(E λ), λ ~ Gamma(shape, rate); maximum of the negative-binomial marginal likelihood (Clayton and Kaldor, 1987).
 */
export function fitGammaPoisson(observed: ArrayLike<number>, expected: ArrayLike<number>): GammaPoissonFit | undefined {
  const data = gammaPoissonData(observed, expected);
  if (data.observed.length < 2 || data.totalObserved === 0) return undefined;
  const pooled = data.totalObserved / data.totalExpected;
  const flat = data.constant + data.totalObserved * (Math.log(pooled) - 1);
  const start = bestStart(data, pooled, flat);
  if (start === undefined) return withoutSpread(data, pooled, flat, 0);
  return climb(data, start, pooled, flat);
}

/** A shape to climb from; `undefined` when no shape does better than no spread. */
function bestStart(data: GammaPoissonData, pooled: number, flat: number): number | undefined {
  let best: number | undefined;
  let bestLikelihood = flat;
  for (const shape of startingShapes) {
    const { logLikelihood } = gammaPoissonPoint(data, shape, pooled);
    if (logLikelihood > bestLikelihood) [best, bestLikelihood] = [shape, logLikelihood];
  }
  if (best !== undefined) return best;
  // The slope against 1 / shape where the spread is nil: above zero, a small spread beats none.
  let excess = 0;
  for (let i = 0; i < data.observed.length; i++) {
    const m = pooled * data.expected[i];
    excess += (data.observed[i] - m) ** 2 - data.observed[i];
  }
  return excess > 0 ? startingShapes.at(-1) : undefined;
}

function climb(data: GammaPoissonData, start: number, pooled: number, flat: number): GammaPoissonFit {
  let [a, b] = [Math.log(start), Math.log(pooled)];
  let point = gammaPoissonPoint(data, start, pooled);
  const tolerance = 1e-9 * Math.max(1, data.totalObserved);
  for (let iteration = 1; iteration <= 100; iteration++) {
    const [da, db] = direction(point);
    let scale = 1;
    let next = gammaPoissonPoint(data, Math.exp(a + da), Math.exp(b + db));
    while (!(next.logLikelihood >= point.logLikelihood - 1e-12 * Math.abs(point.logLikelihood)) && scale > 1e-6) {
      scale /= 2;
      next = gammaPoissonPoint(data, Math.exp(a + scale * da), Math.exp(b + scale * db));
    }
    [a, b, point] = [a + scale * da, b + scale * db, next];
    if (Math.exp(a) > steepestShape) return withoutSpread(data, pooled, flat, iteration);
    if (Math.abs(scale * da) + Math.abs(scale * db) < 1e-10) return summary(point, [a, b], iteration, flat, tolerance);
  }
  return summary(point, [a, b], 100, flat, tolerance);
}

/** A Newton step where the surface bends down, else a step up the slope; never further than a factor of e². */
function direction({ slope, curvature }: GammaPoissonPoint): [number, number] {
  const [aa, ab, bb] = curvature;
  const determinant = aa * bb - ab * ab;
  const newton = aa < 0 && determinant > 0;
  const da = newton ? -(bb * slope[0] - ab * slope[1]) / determinant : Math.sign(slope[0]);
  const db = newton ? -(aa * slope[1] - ab * slope[0]) / determinant : -slope[1] / bb;
  const shrink = Math.min(1, 2 / Math.max(Math.abs(da), Math.abs(db), 1e-300));
  return [da * shrink, db * shrink];
}

function summary(
  point: GammaPoissonPoint,
  [a, b]: [number, number],
  iterations: number,
  flat: number,
  tolerance: number,
): GammaPoissonFit {
  const [shape, mean] = [Math.exp(a), Math.exp(b)];
  const [aa, ab, bb] = point.curvature;
  const determinant = aa * bb - ab * ab;
  const gradient = Math.max(Math.abs(point.slope[0]), Math.abs(point.slope[1]));
  const converged = gradient <= tolerance && determinant > 0;
  return {
    shape,
    rate: shape / mean,
    mean,
    variance: (mean * mean) / shape,
    logLikelihood: point.logLikelihood,
    logLikelihoodWithoutSpread: flat,
    seLogShape: determinant > 0 ? Math.sqrt(-bb / determinant) : undefined,
    seLogMean: Math.sqrt(determinant > 0 ? -aa / determinant : -1 / bb),
    converged,
    iterations,
    gradient,
    ...(converged ? {} : { reason: 'The likelihood was still rising when the steps ran out.' }),
  };
}

function withoutSpread(data: GammaPoissonData, pooled: number, flat: number, iterations: number): GammaPoissonFit {
  return {
    shape: Infinity,
    rate: Infinity,
    mean: pooled,
    variance: 0,
    logLikelihood: flat,
    logLikelihoodWithoutSpread: flat,
    seLogShape: undefined,
    seLogMean: 1 / Math.sqrt(data.totalObserved),
    converged: true,
    iterations,
    gradient: 0,
    reason: 'No spread beyond chance: the prior is a single point at the pooled ratio.',
  };
}
