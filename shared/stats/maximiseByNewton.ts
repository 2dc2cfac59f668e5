import { choleskyFactor, choleskySolve } from './choleskyFactor.ts';
import type { Convergence } from './convergence.ts';
import { differencedHessian } from './differencedHessian.ts';

/** Where a log-likelihood is largest, and minus its second derivatives there (row-major). */
export interface NewtonMaximum extends Convergence {
  at: Float64Array;
  logLikelihood: number;
  information: Float64Array;
}

interface Evaluation {
  logLikelihood: number;
  gradient: Float64Array;
}

const mostIterations = 50;

/**
 * Where is a smooth log-likelihood with an exact gradient largest, started from near its top?
 *
 * Newton's method from `start` with a first guess of the `information`; second derivatives by differences are taken only where a
 * step is more than a fifth of the one before, and at the estimate. Converged means that the next step, by second derivatives
 * taken there, would move no parameter by more than 1e-8. `steps`: how far to differ each parameter.
 * Source: Nocedal and Wright (2006), ch. 3.
 */
export function maximiseByNewton(
  f: (at: Float64Array) => Evaluation,
  start: { at: Float64Array; information: Float64Array },
  steps: (at: Float64Array) => Float64Array,
): NewtonMaximum {
  const informationAt = (x: Float64Array): Float64Array =>
    differencedHessian((y) => f(y).gradient, x, steps(x)).map((value) => -value);
  let { at, information } = start;
  let current = f(at);
  let fresh = false;
  let before = Infinity;
  for (let iterations = 1; ; iterations++) {
    const step = choleskySolve(positiveFactor(information, at.length), current.gradient);
    const move = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const converged = move <= 1e-8;
    if (fresh && (converged || iterations >= mostIterations || !Number.isFinite(move))) {
      // The step that shows convergence is taken as well: it costs one evaluation and leaves hardly any slope.
      const last = converged ? halvedStep(f, { at, current }, step) : undefined;
      if (last !== undefined) ({ at, current } = last);
      const { logLikelihood, gradient } = current;
      return { at, logLikelihood, information, ...ending(gradient, iterations, converged) };
    }
    if (!fresh && (move > before / 5 || converged || iterations >= mostIterations)) {
      information = informationAt(at);
      [fresh, before] = [true, Infinity];
      continue;
    }
    const next = halvedStep(f, { at, current }, step);
    if (next === undefined)
      return { at, logLikelihood: current.logLikelihood, information, ...ending(current.gradient, iterations, false) };
    ({ at, current } = next);
    [fresh, before] = [false, move];
  }
}

function halvedStep(
  f: (at: Float64Array) => Evaluation,
  { at, current }: { at: Float64Array; current: Evaluation },
  step: Float64Array,
): { at: Float64Array; current: Evaluation } | undefined {
  for (let scale = 1, halving = 0; halving < 30; halving++, scale /= 2) {
    const trial = at.map((value, k) => value + scale * step[k]);
    const reached = f(trial);
    if (reached.logLikelihood >= current.logLikelihood - 1e-11 * (1 + Math.abs(current.logLikelihood)))
      return { at: trial, current: reached };
  }
  return undefined;
}

function ending(gradient: Float64Array, iterations: number, converged: boolean): Convergence {
  return {
    converged,
    iterations,
    gradient: gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    ...(converged ? {} : { reason: 'The steps ran out before the estimate stood still.' }),
  };
}

/** Factor of a matrix, its diagonal raised until it is positive definite. */
function positiveFactor(matrix: Float64Array, size: number): ReturnType<typeof choleskyFactor> {
  let factor = choleskyFactor(matrix, size);
  for (let raise = 1e-3; factor.aliased.includes(1) && raise < 1e9; raise *= 10) {
    const raised = Float64Array.from(matrix);
    for (let k = 0; k < size; k++) raised[k * size + k] += raise * (1 + Math.abs(matrix[k * size + k]));
    factor = choleskyFactor(raised, size);
  }
  return factor;
}
