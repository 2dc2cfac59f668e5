import { bracketedRoot } from './bracketedRoot.ts';
import { penalisedModes, type PenalisedModes } from './penalisedModes.ts';
import { mixedLikelihood, type MixedProblem } from './randomInterceptLikelihood.ts';

/** The spread between groups where coefficients are those that are most likely together with the groups' departures. */
export interface PenalisedSpread {
  sd: number;
  fit: PenalisedModes;
  iterations: number;
  /** Slope of the profiled log-likelihood against the sd; 0 on the boundary. */
  gradient: number;
  /** Why there is no estimate. */
  reason?: string;
}

const smallest = 1e-4;
const searchPoints = [smallest, ...Array.from({ length: 10 }, (_, k) => 0.05 * 2 ** k)];

/**
 * The standard deviation that makes Laplace's likelihood largest when the coefficients follow it as penalised modes.
 *
 * lme4 calls this nAGQ = 0: fast, slightly biased, and a good start for the exact optimum. `problem.rule` must be of one point.
 * A spread under 1e-4 (of the linear predictor) counts as none.
 */
export function penalisedSpread(problem: MixedProblem): PenalisedSpread {
  const { cells, family } = problem;
  const nothing = { coefficients: new Float64Array(cells.size), modes: new Float64Array(cells.groups) };
  nothing.coefficients[0] = pooledStart(problem);
  let fit = penalisedModes(cells, family, 0, nothing);
  const pooled = fit;
  if (!pooled.converged) return { sd: 0, fit, iterations: fit.iterations, gradient: 0, reason: separation };
  let iterations = fit.iterations;
  const evaluate = (sd: number): { height: number; slope: number } => {
    fit = penalisedModes(cells, family, sd, fit);
    iterations += fit.iterations;
    const { logLikelihood, gradient } = mixedLikelihood(problem, { coefficients: fit.coefficients, sd }, fit.modes);
    let slope = gradient[cells.size];
    for (let k = 0; k < cells.size; k++) slope += gradient[k] * fit.movement[k];
    return { height: logLikelihood, slope };
  };
  const flat = evaluate(0).height;
  const tried = searchPoints.map(evaluate);
  const best = tried.reduce((top, { height }, k) => (height > tried[top].height ? k : top), 0);
  const rising = tried[best].slope > 0;
  if ((best === 0 && !rising) || tried[best].height < flat) return { sd: 0, fit: pooled, iterations, gradient: 0 };
  const end = (k: number) => ({ x: searchPoints[k], value: tried[k].slope });
  const other = rising ? best + 1 : best - 1;
  const found =
    other < tried.length
      ? bracketedRoot((sd) => evaluate(sd).slope, end(Math.min(best, other)), end(Math.max(best, other)))
      : undefined;
  const sd = found?.root ?? searchPoints[best];
  const { slope } = evaluate(sd);
  const reason = found === undefined || !fit.converged ? runsOff : undefined;
  return { sd, fit, iterations, gradient: Math.abs(slope), ...(reason === undefined ? {} : { reason }) };
}

const separation = 'Separation: some coefficients have no finite estimate.';
const runsOff =
  'The likelihood still rises at the largest spread that was tried, or some coefficients have no finite estimate.';

/** The intercept that gives the events counted when there is neither covariate nor spread. */
function pooledStart({ cells, family }: MixedProblem): number {
  let [total, weight] = [0, 0];
  for (let c = 0; c < cells.total.length; c++) {
    total += cells.total[c];
    weight += cells.weight[c] * family.mean(cells.offset[c]);
  }
  // Between the log of the ratio (counts) and the half-way point of the logit, Newton's method does the rest.
  return Math.max(-4, Math.min(4, Math.log(total / weight)));
}
