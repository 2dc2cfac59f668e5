import { chiSquareTest, type ChiSquareTest } from './chiSquareTest.ts';
import { choleskyFactor, choleskySolve } from './choleskyFactor.ts';
import { eachEventTime } from './coxPartialLikelihood.ts';
import type { CoxFit } from './coxRegression.ts';

/** Whether hazard ratios stay the same over time. A small p says they do not. */
export interface Proportionality {
  /** Per covariate; `undefined` for one without a coefficient, or when there is but one event time. */
  covariates: (ChiSquareTest | undefined)[];
  overall: ChiSquareTest | undefined;
}

/**
 * Does the coefficient of any covariate change over time? Score tests of adding covariate × g(time) to a fitted model.
 *
 * `g`: the scale on which a change is looked for, one value per event time of the fit (`fit.design.sets.times`): the times
 * themselves, or `survivalScale` of them. Its origin and unit do not matter.
 *
 * Source: Grambsch and Therneau (1994), Biometrika 81:515, in its exact form: the information of the enlarged model at the fit.
 */
export function proportionality(fit: CoxFit, g: Float64Array): Proportionality {
  const { design, standardised, standardisedCovariance: inverse } = fit;
  const { size } = design;
  const centred = aboutEventMean(g, design.sets.events);
  const score = new Float64Array(size);
  const cross = new Float64Array(size * size);
  const square = new Float64Array(size * size);
  eachEventTime(design, standardised, (k, terms) => {
    for (let j = 0; j < size; j++) score[j] += centred[k] * terms.score[j];
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        const value = i < j ? terms.information[j * size + i] : terms.information[i * size + j];
        cross[i * size + j] += centred[k] * value;
        square[i * size + j] += centred[k] * centred[k] * value;
      }
  });
  const known = (j: number): boolean => fit.covariance[j][j] !== undefined;
  const left = square.map((value, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    if (!known(i) || !known(j)) return 0;
    let sum = value;
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) sum -= cross[i * size + a] * inverse[a * size + b] * cross[b * size + j];
    return sum;
  });
  const tested = (j: number): boolean => known(j) && left[j * size + j] > 1e-11 * square[j * size + j];
  const covariates = Array.from(score, (u, j) =>
    tested(j) ? chiSquareTest((u * u) / left[j * size + j], 1) : undefined,
  );
  const factor = choleskyFactor(left, size);
  const solved = choleskySolve(factor, score);
  const degrees = factor.aliased.reduce((sum, aliased) => sum + 1 - aliased, 0);
  const overall = covariates.some((test) => test !== undefined)
    ? chiSquareTest(
        score.reduce((sum, u, j) => sum + u * solved[j], 0),
        degrees,
      )
    : undefined;
  return { covariates, overall };
}

/** Numerically the same question, with numbers near 0. */
function aboutEventMean(g: Float64Array, events: Int32Array): Float64Array {
  let [sum, count] = [0, 0];
  for (let k = 0; k < g.length; k++) {
    sum += events[k] * g[k];
    count += events[k];
  }
  return g.map((value) => value - sum / count);
}
