import {
  betaBinomialData,
  betaBinomialPoint,
  type BetaBinomialData,
  type BetaBinomialPoint,
} from './betaBinomialLikelihood.ts';
import type { Convergence } from './convergence.ts';

/** The beta that true shares are spread by. Shapes are Infinity when no spread beyond chance is seen. */
export interface BetaBinomialFit extends Convergence {
  alpha: number;
  beta: number;
  mean: number;
  variance: number;
  logLikelihood: number;
  /** Log-likelihood with no spread at all; twice the difference measures the evidence for a spread. */
  logLikelihoodWithoutSpread: number;
  /** Standard errors by the observed information, of ln (alpha + beta) and of the logit of the mean; `undefined` at a boundary. */
  seLogPrecision: number | undefined;
  seLogitMean: number | undefined;
}

const largestPrecision = 1e7;
const smallestPrecision = 1e-6;
const startingPrecisions = [0.1, 0.4, 1, 2, 4, 8, 16, 32, 64, 256, 1024, 8192];

/**
 * How widely do true shares spread across units, once chance in the counts is set apart?
 *
 * `successes` of `trials`, whole counts per unit; units without a trial are left out. No spread beyond chance is an answer: shapes
 * Infinity, variance 0, mean the pooled share, `reason` says so. Units that are all or nothing have no finite answer: shapes near 0,
 * `converged` false. `undefined` with fewer than two units of two or more trials between them, or when all trials end alike.
 *
 * Source: k ~ Binomial(n, p), p ~ Beta(alpha, beta); maximum of the beta–binomial marginal likelihood (Griffiths, 1973).
 */
export function fitBetaBinomial(successes: ArrayLike<number>, trials: ArrayLike<number>): BetaBinomialFit | undefined {
  const data = betaBinomialData(successes, trials);
  if (data.units < 2 || data.length < 2 || data.successes === 0 || data.successes === data.trials) return undefined;
  const pooled = data.successes / data.trials;
  const flat = betaBinomialPoint(data, Infinity, pooled).logLikelihood;
  const start = bestStart(data, pooled, flat);
  return start === undefined ? withoutSpread(data, pooled, flat, 0) : climb(data, start, pooled, flat);
}

/** A precision to climb from; `undefined` when none does better than no spread. */
function bestStart(data: BetaBinomialData, pooled: number, flat: number): number | undefined {
  let best: number | undefined;
  let bestLikelihood = flat;
  for (const precision of startingPrecisions) {
    const { logLikelihood } = betaBinomialPoint(data, precision, pooled);
    if (logLikelihood > bestLikelihood) [best, bestLikelihood] = [precision, logLikelihood];
  }
  if (best !== undefined) return best;
  // The slope against 1 / precision where the spread is nil: above zero, a small spread beats none.
  let excess = 0;
  for (let j = 1; j < data.length; j++)
    excess += j * (data.moreSuccesses[j] / pooled + data.moreFailures[j] / (1 - pooled) - data.moreTrials[j]);
  return excess > 1e-9 * data.trials ? startingPrecisions.at(-1) : undefined;
}

function climb(data: BetaBinomialData, start: number, pooled: number, flat: number): BetaBinomialFit {
  let [a, b] = [Math.log(start), Math.log(pooled / (1 - pooled))];
  const at = (x: number, y: number): BetaBinomialPoint => betaBinomialPoint(data, Math.exp(x), 1 / (1 + Math.exp(-y)));
  let point = at(a, b);
  for (let iteration = 1; iteration <= 100; iteration++) {
    const [da, db] = direction(point);
    let scale = 1;
    let next = at(a + da, b + db);
    while (!(next.logLikelihood >= point.logLikelihood - 1e-12 * Math.abs(point.logLikelihood)) && scale > 1e-6) {
      scale /= 2;
      next = at(a + scale * da, b + scale * db);
    }
    [a, b, point] = [a + scale * da, b + scale * db, next];
    if (a > Math.log(largestPrecision)) return withoutSpread(data, pooled, flat, iteration);
    if (a < Math.log(smallestPrecision)) return summary(data, point, { a, b, iterations: iteration, flat });
    if (Math.abs(scale * da) + Math.abs(scale * db) < 1e-10)
      return summary(data, point, { a, b, iterations: iteration, flat });
  }
  return summary(data, point, { a, b, iterations: 100, flat });
}

/** A Newton step where the surface bends down, else a step up the slope; never further than a factor of e². */
function direction({ slope, curvature }: BetaBinomialPoint): [number, number] {
  const [aa, ab, bb] = curvature;
  const determinant = aa * bb - ab * ab;
  const newton = aa < 0 && determinant > 0;
  const da = newton ? -(bb * slope[0] - ab * slope[1]) / determinant : Math.sign(slope[0]);
  const db = newton ? -(aa * slope[1] - ab * slope[0]) / determinant : bb < 0 ? -slope[1] / bb : 0;
  const shrink = Math.min(1, 2 / Math.max(Math.abs(da), Math.abs(db), 1e-300));
  return [da * shrink, db * shrink];
}

function summary(
  data: BetaBinomialData,
  point: BetaBinomialPoint,
  { a, b, iterations, flat }: { a: number; b: number; iterations: number; flat: number },
): BetaBinomialFit {
  const precision = Math.exp(a);
  const mean = 1 / (1 + Math.exp(-b));
  const [aa, ab, bb] = point.curvature;
  const determinant = aa * bb - ab * ab;
  const gradient = Math.max(Math.abs(point.slope[0]), Math.abs(point.slope[1]));
  const allOrNothing = precision < smallestPrecision;
  const converged = !allOrNothing && gradient <= 1e-9 * data.trials && aa < 0 && determinant > 0;
  return {
    alpha: precision * mean,
    beta: precision * (1 - mean),
    mean,
    variance: (mean * (1 - mean)) / (1 + precision),
    logLikelihood: point.logLikelihood,
    logLikelihoodWithoutSpread: flat,
    seLogPrecision: converged ? Math.sqrt(-bb / determinant) : undefined,
    seLogitMean: converged ? Math.sqrt(-aa / determinant) : undefined,
    converged,
    iterations,
    gradient,
    ...(converged
      ? {}
      : { reason: allOrNothing ? atTheEnds : 'The likelihood was still rising when the steps ran out.' }),
  };
}

const atTheEnds = 'Units are all or nothing: the likelihood rises towards a prior at 0 and 1 alone.';

function withoutSpread(data: BetaBinomialData, pooled: number, flat: number, iterations: number): BetaBinomialFit {
  return {
    alpha: Infinity,
    beta: Infinity,
    mean: pooled,
    variance: 0,
    logLikelihood: flat,
    logLikelihoodWithoutSpread: flat,
    seLogPrecision: undefined,
    seLogitMean: 1 / Math.sqrt(data.trials * pooled * (1 - pooled)),
    converged: true,
    iterations,
    gradient: 0,
    reason: 'No spread beyond chance: the prior is a single point at the pooled share.',
  };
}
