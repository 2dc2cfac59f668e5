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

const searchPoints = [1e-4, 0.05, 0.2, 0.8, 3.2, 12.8];

/**
 * The standard deviation that makes Laplace's likelihood largest when the coefficients follow it as penalised modes.
 *
 * lme4 calls this nAGQ = 0: fast, slightly biased, and a good start for the exact optimum. `problem.rule` must be of one point.
 * A spread under 1e-4 (of the linear predictor) counts as none. `tolerance`: relative, of the spread.
 */
export function penalisedSpread(problem: MixedProblem, tolerance = 1e-12): PenalisedSpread {
  const { cells, family } = problem;
  const nothing = { coefficients: new Float64Array(cells.size), modes: new Float64Array(cells.groups) };
  nothing.coefficients[0] = pooledStart(problem);
  let fit = penalisedModes(cells, family, 0, nothing);
  const pooled = fit;
  if (!pooled.converged) return { sd: 0, fit, iterations: fit.iterations, gradient: 0, reason: separation };
  let iterations = fit.iterations;
  const evaluate = (sd: number): Trial => {
    fit = penalisedModes(cells, family, sd, fit);
    iterations += fit.iterations;
    const { logLikelihood, gradient } = mixedLikelihood(problem, { coefficients: fit.coefficients, sd }, fit.modes);
    let slope = gradient[cells.size];
    for (let k = 0; k < cells.size; k++) slope += gradient[k] * fit.movement[k];
    return { height: logLikelihood, slope };
  };
  const flat = evaluate(0).height;
  const { tried, best } = climb(evaluate);
  const rising = tried[best].slope > 0;
  if (best === 0 ? !rising : tried[best].height < flat) return { sd: 0, fit: pooled, iterations, gradient: 0 };
  const other = rising ? best + 1 : best - 1;
  const ends = [best, other].toSorted((a, b) => a - b).map((k) => ({ x: searchPoints[k], value: tried[k]?.slope }));
  const found =
    other < tried.length ? bracketedRoot((sd) => evaluate(sd).slope, ends[0], ends[1], tolerance) : undefined;
  const sd = found?.root ?? searchPoints[best];
  const { slope } = evaluate(sd);
  const reason = found === undefined || !fit.converged ? runsOff : undefined;
  return { sd, fit, iterations, gradient: Math.abs(slope), ...(reason === undefined ? {} : { reason }) };
}

interface Trial {
  height: number;
  slope: number;
}

/** Evaluates one search point after the other until two past the highest, where there is nothing more to find. */
function climb(evaluate: (sd: number) => Trial): { tried: Trial[]; best: number } {
  const tried: Trial[] = [];
  let best = 0;
  for (const sd of searchPoints) {
    tried.push(evaluate(sd));
    if (tried.at(-1)!.height > tried[best].height) best = tried.length - 1;
    else if (tried.length > best + 2) break;
  }
  return { tried, best };
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
