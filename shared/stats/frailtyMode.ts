import type { Convergence } from './convergence.ts';
import type { FrailtyDesign } from './frailtyDesign.ts';
import { arrowInformation, dot, groupExpected, informationSolve } from './frailtyInformation.ts';
import { doneWith, frailtyLikelihood, type FrailtyParameters, type FrailtyPoint } from './frailtyLikelihood.ts';

/** Where the penalised likelihood is greatest for one theta. */
export interface FrailtyMode extends Convergence {
  point: FrailtyPoint;
}

const mostIterations = 50;
const mostHalvings = 40;

/**
 * Log frailties and coefficients at a given theta, above 0: Newton's method with halved steps, from given parameters. The penalised
 * likelihood is concave, so where it starts only decides how long it takes.
 */
export function frailtyMode(design: FrailtyDesign, theta: number, start: FrailtyParameters): FrailtyMode {
  let point = frailtyLikelihood(design, theta, start);
  // Only conditions the steps, so the one at the start serves them all.
  const arrow = arrowInformation(design, point, groupExpected(design, point));
  for (let iteration = 1; ; iteration++) {
    const step = informationSolve(design, point, { arrow, vector: point.gradient, tolerance: 1e-4 });
    const rise = dot(step, point.gradient);
    const next = halvedStep(design, theta, point, step);
    if (next) doneWith(design, point);
    const ended = { point: next ?? point, iterations: iteration, gradient: largest((next ?? point).gradient) };
    // The error squares with each step: what is left after a step that promised this little is rounding.
    if (rise <= 1e-8) return { ...ended, converged: true };
    if (!next)
      return { ...ended, converged: false, reason: 'No step raises the likelihood: the information is near singular.' };
    if (iteration === mostIterations)
      return { ...ended, converged: false, reason: 'The steps ran out before the estimate stood still.' };
    point = next;
  }
}

function halvedStep(
  design: FrailtyDesign,
  theta: number,
  from: FrailtyPoint,
  step: Float64Array,
): FrailtyPoint | undefined {
  const least = from.penalised - 1e-12 * (Math.abs(from.penalised) + 1);
  for (let scale = 1, halving = 0; halving < mostHalvings; halving++, scale /= 2) {
    const parameters = from.parameters.map((value, i) => value + scale * step[i]);
    const point = frailtyLikelihood(design, theta, parameters);
    if (point.penalised >= least) return point;
    doneWith(design, point);
  }
  return undefined;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
