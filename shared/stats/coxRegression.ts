import { choleskyFactor, choleskyInverse, choleskySolve, type CholeskyFactor } from './choleskyFactor.ts';
import type { Convergence } from './convergence.ts';
import { coxDesign, type CoxDesign, type CoxInput } from './coxDesign.ts';
import { coxPartialLikelihood, type CoxPartialLikelihood } from './coxPartialLikelihood.ts';
import type { CoxRiskSets } from './coxRiskSets.ts';
import { linearPredictor } from './regressionDesign.ts';
import { largestAbsolute, largestMove, startPivots, vanished } from './coxConvergence.ts';

/** An estimated proportional hazards model. Coefficients in the covariates' own units; `undefined` for one that adds nothing. */
export interface CoxFit extends Convergence {
  coefficients: (number | undefined)[];
  standardErrors: (number | undefined)[];
  covariance: (number | undefined)[][];
  /** Log partial likelihood with all coefficients at 0, and at the estimate. */
  nullLogLikelihood: number;
  logLikelihood: number;
  /** U′ I⁻¹ U with all coefficients at 0. */
  scoreStatistic: number;
  /** Rows that are compared (of positive weight, exit after entry), and events among them. */
  rows: number;
  events: number;
  /** Per row: offset and covariates times coefficients, less `meanPredictor`. */
  linearPredictor: Float64Array;
  /** The linear predictor of a row whose covariates and offset are all at their mean. */
  meanPredictor: number;
  /** What the fit was made from, so that residuals and hazards need not sort again. */
  design: CoxDesign;
  /** Coefficients of the standardised covariates, and the inverse of their information (row-major; 0 where nothing is added). */
  standardised: Float64Array;
  standardisedCovariance: Float64Array;
}

const mostIterations = 40;
const mostHalvings = 30;

/**
 * By what factor does the hazard of an event change with each covariate, whatever the hazard's course over time?
 *
 * Coefficients are logs of hazard ratios per unit of their covariate. Time in any unit: only its order matters. Rows are at risk
 * from just after `entry` up to and including `exit`, and compared within their stratum. Covariates that are constant within
 * every stratum, or combinations of earlier ones, get `undefined`. A covariate that tells every event from all others then at risk has
 * no finite estimate: `converged` is false and `reason` says so. `undefined` without events.
 * `sets`: risk sets already made of the same times, strata and weights, to fit often without sorting again.
 *
 * Source: Cox (1972), JRSS B 34:187, by Newton's method with halved steps; counting process form by Andersen and Gill (1982).
 */
export function coxRegression(input: CoxInput, sets?: CoxRiskSets): CoxFit | undefined {
  const design = coxDesign(input, sets);
  if (design.sets.times.length === 0) return undefined;
  const start = coxPartialLikelihood(design, new Float64Array(design.size));
  const pivots = startPivots(design, start.information);
  const startFactor = factorOf(design, start, pivots);
  const done = climb(design, start, pivots);
  const { likelihood, coefficients, factor } = done;
  const inverse = choleskyInverse(factor);
  const estimates = originalScale(design, coefficients, {
    inverse,
    silent: startFactor.aliased,
    aliased: factor.aliased,
  });
  const slopes = new Float64Array(design.size + 1);
  slopes.set(coefficients, 1);
  slopes[0] = -design.meanOffset;
  return {
    ...estimates,
    nullLogLikelihood: start.logLikelihood,
    logLikelihood: likelihood.logLikelihood,
    scoreStatistic: dot(start.score, choleskySolve(startFactor, start.score)),
    rows: countRows(input),
    events: design.sets.events.reduce((sum, count) => sum + count, 0),
    linearPredictor: linearPredictor(design.columns, slopes),
    meanPredictor:
      design.meanOffset +
      estimates.coefficients.reduce<number>((sum, b, j) => sum + (b ?? 0) * design.columns.centre[j + 1], 0),
    design,
    standardised: coefficients,
    standardisedCovariance: inverse,
    converged: done.converged,
    iterations: done.iterations,
    gradient: done.gradient,
    ...(done.reason === undefined ? {} : { reason: done.reason }),
  };
}

interface Climb extends Convergence {
  coefficients: Float64Array;
  likelihood: CoxPartialLikelihood;
  factor: CholeskyFactor;
}

/** Newton's method from all coefficients at 0. */
function climb(design: CoxDesign, start: CoxPartialLikelihood, pivots: Float64Array): Climb {
  let coefficients: Float64Array = new Float64Array(design.size);
  let likelihood = start;
  for (let iteration = 1; ; iteration++) {
    const factor = factorOf(design, likelihood, pivots);
    const step = choleskySolve(factor, likelihood.score);
    const gradient = largestAbsolute(likelihood.score, pivots);
    const done = { coefficients, likelihood, factor, iterations: iteration, gradient };
    if (!Number.isFinite(likelihood.logLikelihood))
      return { ...done, converged: false, reason: 'The likelihood overflows: offsets or weights are too far apart.' };
    const endless = vanished(factor, pivots);
    if (endless !== undefined)
      return {
        ...done,
        converged: false,
        reason: `Monotone likelihood: it rises without end along covariate ${endless + 1}, whose coefficient has no finite estimate.`,
      };
    if (largestMove(design, step, likelihood.predictor) <= 1e-10) return { ...done, converged: true };
    if (iteration === mostIterations)
      return { ...done, converged: false, reason: 'The steps ran out before the estimate stood still.' };
    const next = halvedStep(design, done, step);
    if (!next)
      return { ...done, converged: false, reason: 'No step raises the likelihood: the information is near singular.' };
    [coefficients, likelihood] = next;
  }
}

function halvedStep(
  design: CoxDesign,
  from: { coefficients: Float64Array; likelihood: CoxPartialLikelihood },
  step: Float64Array,
): [Float64Array, CoxPartialLikelihood] | undefined {
  const least = from.likelihood.logLikelihood - 1e-9 * (Math.abs(from.likelihood.logLikelihood) + 1);
  for (let scale = 1, halving = 0; halving < mostHalvings; halving++, scale /= 2) {
    const coefficients = from.coefficients.map((b, j) => b + scale * step[j]);
    const likelihood = coxPartialLikelihood(design, coefficients);
    if (likelihood.logLikelihood >= least) return [coefficients, likelihood];
  }
  return undefined;
}

/** The information's factor without covariates that added nothing at the start. */
function factorOf({ size }: CoxDesign, { information }: CoxPartialLikelihood, pivots: Float64Array): CholeskyFactor {
  const kept = information.map((value, at) => (pivots[Math.floor(at / size)] > 0 && pivots[at % size] > 0 ? value : 0));
  return choleskyFactor(kept, size);
}

function originalScale(
  { size, columns }: CoxDesign,
  standardised: Float64Array,
  { inverse, silent, aliased }: { inverse: Float64Array; silent: Uint8Array; aliased: Uint8Array },
): Pick<CoxFit, 'coefficients' | 'standardErrors' | 'covariance'> {
  const scale = (j: number): number => 1 / columns.spread[j + 1];
  const covariates = Array.from({ length: size }, (_, j) => j);
  const covariance = covariates.map((i) =>
    covariates.map((j) => (aliased[i] || aliased[j] ? undefined : inverse[i * size + j] * scale(i) * scale(j))),
  );
  return {
    coefficients: covariates.map((j) => (silent[j] ? undefined : standardised[j] * scale(j))),
    standardErrors: covariance.map((row, j) => (row[j] === undefined ? undefined : Math.sqrt(row[j]))),
    covariance,
  };
}

function countRows({ exit, entry, weights }: CoxInput): number {
  let rows = 0;
  for (let i = 0; i < exit.length; i++) if ((!weights || weights[i] > 0) && (!entry || exit[i] > entry[i])) rows++;
  return rows;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
