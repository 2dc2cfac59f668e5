import type { Convergence } from './convergence.ts';
import { type Panel, panelStep, timesAndColumns } from './panel.ts';
import { type PanelCoefficients, panelCoefficients } from './panelCoefficients.ts';

/** Logs of rate ratios. */
export interface PoissonPanelFit extends PanelCoefficients, Convergence {}

const mostIterations = 50;

/**
 * By what factor do counts of events change with each column, once every unit and every time has a rate of its own?
 *
 * `counts` over `exposures` (in any unit, above 0 where events were counted). With one column that is 1 from a unit's treatment on: difference in differences
 * of rates. Units without events tell nothing of ratios and have no weight; neither have rows without exposure. `undefined`
 * without any event. Separation, as when nothing ever happened under treatment, is reported: not converged, with the reason.
 *
 * Source: Poisson regression with dummies for units and times (Hausman, Hall and Griliches, 1984), the units' rates at their
 * maximum for given coefficients; Newton steps, halved until the likelihood rises.
 */
export function poissonFixedEffects(
  panel: Panel,
  counts: ArrayLike<number>,
  exposures: ArrayLike<number>,
): PoissonPanelFit | undefined {
  let events = 0;
  for (let i = 0; i < counts.length; i++) events += counts[i];
  if (!(events > 0)) return undefined;
  const columns = timesAndColumns(panel);
  const model = { unit: panel.unit, columns, counts, exposures };
  let coefficients = new Float64Array(columns.length);
  let state = meansAt(model, coefficients);
  for (let iteration = 1; ; iteration++) {
    const residuals = state.means.map((mean, i) => counts[i] - mean);
    const at = panelStep(columns, panel.unit, residuals, state.means);
    const furthest = at.step.reduce((most, step) => Math.max(most, Math.abs(step)), 0);
    const converged = furthest <= 1e-10;
    if (converged || iteration === mostIterations) {
      const gradient = at.within.reduce((most, column) => Math.max(most, Math.abs(score(column, residuals))), 0);
      const reason = converged ? {} : { reason: 'Separation: some coefficients have no finite estimate.' };
      const read = panelCoefficients(panel, coefficients, at, residuals);
      return { ...read, converged, iterations: iteration, gradient, ...reason };
    }
    let scale = 1;
    let next = moved(coefficients, at.step, scale);
    let there = meansAt(model, next);
    while (!(there.logLikelihood >= state.logLikelihood - 1e-9 * events) && scale > 1e-6) {
      scale /= 2;
      next = moved(coefficients, at.step, scale);
      there = meansAt(model, next);
    }
    [coefficients, state] = [next, there];
  }
}

const moved = (from: Float64Array, step: Float64Array, scale: number): Float64Array<ArrayBuffer> =>
  Float64Array.from(from, (value, j) => value + scale * step[j]);

function score(column: Float64Array, residuals: Float64Array): number {
  return column.reduce((sum, value, i) => sum + value * residuals[i], 0);
}

interface CountModel {
  unit: Int32Array;
  columns: readonly Float64Array[];
  counts: ArrayLike<number>;
  exposures: ArrayLike<number>;
}

/** Each row's expected count when each unit's own rate is such that its expected counts add up to the observed. */
function meansAt(
  { unit, columns, counts, exposures }: CountModel,
  coefficients: Float64Array,
): { means: Float64Array; logLikelihood: number } {
  const predictor = new Float64Array(unit.length);
  columns.forEach((column, j) => {
    for (let i = 0; i < predictor.length; i++) predictor[i] += coefficients[j] * column[i];
  });
  const units = 1 + unit.reduce((most, u) => Math.max(most, u), -1);
  const [observed, expected] = [new Float64Array(units), new Float64Array(units)];
  const means = predictor.map((value, i) => exposures[i] * Math.exp(value));
  for (let i = 0; i < means.length; i++) {
    observed[unit[i]] += counts[i];
    expected[unit[i]] += means[i];
  }
  let logLikelihood = 0;
  for (let i = 0; i < means.length; i++) {
    const u = unit[i];
    means[i] *= observed[u] > 0 ? observed[u] / expected[u] : 0;
    if (counts[i] > 0) logLikelihood += counts[i] * Math.log(means[i]);
  }
  return { means, logLikelihood };
}
