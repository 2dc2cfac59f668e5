import { choleskyFactor, choleskySolve } from './choleskyFactor.ts';
import type { Convergence } from './convergence.ts';
import { maximiseByNewton } from './maximiseByNewton.ts';
import type { PenalisedModes } from './penalisedModes.ts';
import { mixedLikelihood, type MixedLikelihood, type MixedProblem } from './randomInterceptLikelihood.ts';

/** Estimates of a model with one random intercept in the columns of its cells. */
export interface MixedEstimate {
  coefficients: Float64Array;
  sd: number;
  /** Information of the coefficients with the sd swept out, row-major, lower triangle. */
  information: Float64Array;
  seSd: number | undefined;
  logLikelihood: number;
  convergence: Convergence;
}

/** The optimum of the quadrature likelihood over coefficients and sd together, from a penalised fit near it. */
export function quadratureFit(problem: MixedProblem, start: { sd: number; fit: PenalisedModes }): MixedEstimate {
  const size = problem.cells.size;
  const width = size + 1;
  const modes = Float64Array.from(start.fit.modes);
  const evaluate = (at: Float64Array): MixedLikelihood =>
    mixedLikelihood(problem, { coefficients: at.subarray(0, size), sd: at[size] }, modes);
  const steps = (at: Float64Array): Float64Array => at.map((value, k) => 2e-4 * (k === size ? Math.abs(value) : 1));
  const first = Float64Array.from([...start.fit.coefficients, start.sd]);
  const guess = firstInformation(evaluate, first, start.fit.information);
  const { at, logLikelihood, information, ...convergence } = maximiseByNewton(
    evaluate,
    { at: first, information: guess },
    steps,
  );
  const unit = new Float64Array(width);
  unit[size] = 1;
  const swept = new Float64Array(size * size);
  for (let k = 0; k < size; k++)
    for (let l = 0; l <= k; l++) {
      const across = information[k * width + size] * information[l * width + size];
      swept[k * size + l] = information[k * width + l] - across / information[size * width + size];
    }
  return {
    coefficients: at.slice(0, size),
    sd: Math.abs(at[size]),
    information: swept,
    seSd: Math.sqrt(choleskySolve(choleskyFactor(information, width), unit)[size]),
    logLikelihood,
    convergence,
  };
}

/** Information near enough to start from: of the coefficients that of the penalised fit, of the sd by differences. */
function firstInformation(
  evaluate: (at: Float64Array) => MixedLikelihood,
  at: Float64Array,
  coefficients: Float64Array,
): Float64Array {
  const width = at.length;
  const size = width - 1;
  const step = 1e-3 * at[size];
  const moved = (by: number): Float64Array =>
    evaluate(at.map((value, k) => (k === size ? value + by : value))).gradient;
  const [above, below] = [moved(step), moved(-step)];
  const information = new Float64Array(width * width);
  for (let k = 0; k < width; k++)
    for (let l = 0; l <= k; l++)
      information[k * width + l] = k === size ? (below[l] - above[l]) / (2 * step) : coefficients[k * size + l];
  return information;
}
