import { type FactorTable, type LevelState } from './factorTable.ts';
import { choleskyFactor, choleskyInverse, choleskySolve, type CholeskyFactor } from './choleskyFactor.ts';
import type { Convergence } from './convergence.ts';
import { factorLayout, factorMeans, factorProducts, levelTotals, type FactorLayout } from './factorLayout.ts';
import { logGamma } from './logGamma.ts';

/** The effect of one level: ln of the rate ratio to the factor's reference level, `undefined` unless estimated (reference: 0). */
export interface LevelEffect {
  state: LevelState;
  logRatio: number | undefined;
  standardError: number | undefined;
}

/** A Poisson regression on factors. */
export interface FactorRegressionFit extends Convergence {
  /** ln of the rate at the reference levels. */
  intercept: number;
  /** One list per factor, one entry per level. */
  effects: LevelEffect[][];
  /** Expected events per cell; 0 without exposure and in cells of a level without events. */
  fitted: Float64Array;
  deviance: number;
  logLikelihood: number;
  /** Coefficients estimated, the intercept among them. */
  parameters: number;
  /** Events in cells without exposure, which no rate can explain; they are left out. */
  eventsWithoutExposure: number;
}

const mostIterations = 50;

/**
 * How many events would be expected in each cell of a table if its factors acted on the rate as multipliers?
 *
 * The same estimate as `poissonRegression` with treatment-coded factors and ln exposure as offset, by sums over levels instead of a
 * design matrix: a pass over the cells costs factors², whatever the number of levels. Each factor's reference is its level with most
 * events. A level with exposure but no event has its maximum at a rate of 0: its cells are fitted 0 and leave the rest, exactly
 * as in the limit. A factor with a single level in use changes nothing. `undefined` without exposure or without any event.
 *
 * Source: McCullagh and Nelder (1989), ch. 6; started by two rounds of iterative proportional fitting (Deming and Stephan, 1940).
 */
export function poissonFactorRegression(table: FactorTable): FactorRegressionFit | undefined {
  const layout = factorLayout(table);
  if (layout === undefined) return undefined;
  const effects = start(layout);
  const fitted = new Float64Array(table.count.length);
  let total = factorMeans(layout, effects, fitted);
  let collinear: Uint8Array | undefined;
  for (let iteration = 1; ; iteration++) {
    const factor = choleskyFactor(factorProducts(layout, fitted), layout.size);
    const fittedTotals = levelTotals(layout, fitted);
    const score = layout.totals.map((events, j) => events - fittedTotals[j]);
    const step = choleskySolve(factor, score);
    const gradient = Math.max(...score.filter((_, j) => factor.aliased[j] === 0).map(Math.abs));
    const furthest = Math.max(...step.map(Math.abs));
    collinear ??= factor.aliased;
    // A level that only became empty on the way lost its information to means running to 0.
    const lost = factor.aliased.some((aliased, j) => aliased !== collinear![j]);
    const converged = !lost && furthest <= 1e-10;
    if (converged || lost || iteration === mostIterations) {
      const reason = converged ? {} : { reason: separated(effects, lost) };
      return report(layout, { effects, fitted, factor }, { converged, iterations: iteration, gradient, ...reason });
    }
    total = halvedStep(layout, effects, step, { fitted, total });
  }
}

/** Moves the effects by the step, halved until the likelihood rises; fills the fitted means and returns their sum. */
function halvedStep(
  layout: FactorLayout,
  effects: Float64Array,
  step: Float64Array,
  now: { fitted: Float64Array; total: number },
): number {
  const from = Float64Array.from(effects);
  const gain = (total: number): number => {
    let sum = now.total - total;
    for (let j = 0; j < effects.length; j++) sum += layout.totals[j] * (effects[j] - from[j]);
    return sum;
  };
  for (let scale = 1; ; scale /= 2) {
    for (let j = 0; j < effects.length; j++) effects[j] = from[j] + scale * step[j];
    const total = factorMeans(layout, effects, now.fitted);
    if (gain(total) >= -1e-9 * now.total || scale < 1e-8) return total;
  }
}

/** ln of the pooled rate, then each factor's levels in turn scaled to their events, twice over. */
function start(layout: FactorLayout): Float64Array {
  const effects = new Float64Array(layout.size);
  const fitted = new Float64Array(layout.table.count.length);
  effects[0] = Math.log(layout.totals[0] / factorMeans(layout, effects, fitted));
  for (let round = 0; round < 2; round++)
    for (const levels of layout.columns) {
      factorMeans(layout, effects, fitted);
      const means = levelTotals(layout, fitted);
      // The reference level's own scale goes to the intercept, so that it keeps an effect of 0.
      let referenceEvents = layout.totals[0];
      let referenceMean = means[0];
      for (const column of levels) {
        if (column <= 0) continue;
        referenceEvents -= layout.totals[column];
        referenceMean -= means[column];
      }
      const reference = Math.log(referenceEvents / referenceMean);
      if (!Number.isFinite(reference)) continue;
      effects[0] += reference;
      for (const column of levels)
        if (column > 0) effects[column] += Math.log(layout.totals[column] / means[column]) - reference;
    }
  return effects;
}

const separated = (effects: Float64Array, lost: boolean): string =>
  lost || effects.some((effect) => Math.abs(effect) > 20)
    ? 'Separation: some combination of levels without events has no finite estimate.'
    : 'The steps ran out before the estimate stood still.';

function report(
  layout: FactorLayout,
  { effects, fitted, factor }: { effects: Float64Array; fitted: Float64Array; factor: CholeskyFactor },
  convergence: Convergence,
): FactorRegressionFit {
  const { count, exposure } = layout.table;
  const inverse = choleskyInverse(factor);
  let deviance = 0;
  let logLikelihood = 0;
  let eventsWithoutExposure = 0;
  for (let i = 0; i < fitted.length; i++) {
    const events = count[i];
    if (!(exposure[i] > 0)) eventsWithoutExposure += events;
    if (fitted[i] === 0) continue;
    const log = events > 0 ? events * Math.log(fitted[i]) : 0;
    logLikelihood += log - fitted[i] - (events > 1 ? logGamma(events + 1) : 0);
    deviance += 2 * ((events > 0 ? events * Math.log(events) - log : 0) - (events - fitted[i]));
  }
  const effect = (column: number, state: LevelState): LevelEffect => {
    if (state === 'reference') return { state, logRatio: 0, standardError: undefined };
    if (state !== 'estimated') return { state, logRatio: undefined, standardError: undefined };
    if (factor.aliased[column]) return { state: 'collinear', logRatio: undefined, standardError: undefined };
    return { state, logRatio: effects[column], standardError: Math.sqrt(inverse[column * layout.size + column]) };
  };
  return {
    ...convergence,
    intercept: effects[0],
    effects: layout.columns.map((levels, f) =>
      Array.from(levels, (column, level) => effect(column, layout.states[f][level])),
    ),
    fitted,
    deviance,
    logLikelihood,
    parameters: layout.size - factor.aliased.reduce((sum, a) => sum + a, 0),
    eventsWithoutExposure,
  };
}
