import type { FrailtyDesign, RiskSums, RowValues } from './frailtyDesign.ts';

/** Log frailties of all groups, then the coefficients of the standardised covariates. */
export type FrailtyParameters = Float64Array;

/** The penalised partial likelihood at some parameters, and what its slopes and its information are made from. */
export interface FrailtyPoint extends RowValues, RiskSums {
  parameters: FrailtyParameters;
  partial: number;
  penalised: number;
  /** Slopes of `penalised`. */
  gradient: Float64Array;
  /** What the penalty adds to the information: frailty / theta per group. */
  penalty: Float64Array;
}

/**
 * Efron's log partial likelihood with each group's log frailty w in its rows' predictor, and with the penalty (w - e^w + 1) / theta
 * that makes its maximum over w the mode of the gamma model: e^w = (events + 1/theta) / (hazard + 1/theta).
 *
 * Source: Therneau, Grambsch and Pankratz (2003), J Comput Graph Stat 12:156.
 */
export function frailtyLikelihood(design: FrailtyDesign, theta: number, parameters: FrailtyParameters): FrailtyPoint {
  const { cox, isEvent, groups } = design;
  const predictor = design.scratch[0];
  rowValues(design, parameters, predictor);
  const { risk, expected } = design.spare.pop() ?? newRows(predictor.length);
  let partial = 0;
  for (let r = 0; r < risk.length; r++) {
    predictor[r] += cox.offset[r];
    risk[r] = Math.exp(predictor[r]);
    if (isEvent[r]) partial += predictor[r];
  }
  const { atRisk, withEvent } = riskSums(design, risk);
  const hazard = new Float64Array(atRisk.length);
  const spared = new Float64Array(atRisk.length);
  for (let k = 0; k < atRisk.length; k++) {
    const d = cox.sets.events[k];
    for (let l = 0; l < d; l++) {
      const total = atRisk[k] - (l / d) * withEvent[k];
      partial -= Math.log(total);
      hazard[k] += 1 / total;
      spared[k] += l / d / total;
    }
  }
  sumOverRisk(design, [hazard, spared], expected);
  const residual = design.scratch[0];
  for (let r = 0; r < risk.length; r++) {
    expected[r] *= risk[r];
    residual[r] = isEvent[r] - expected[r];
  }
  const gradient = parameterSums(design, residual);
  const penalty = new Float64Array(groups);
  let penalised = partial;
  for (let g = 0; g < groups; g++) {
    const [w, frailty] = [parameters[g], Math.exp(parameters[g])];
    penalty[g] = frailty / theta;
    gradient[g] += (1 - frailty) / theta;
    penalised += (w - frailty + 1) / theta;
  }
  return { parameters, partial, penalised, gradient, penalty, risk, expected, atRisk, withEvent };
}

const newRows = (rows: number): RowValues => ({ risk: new Float64Array(rows), expected: new Float64Array(rows) });

/** Lets the next point write over this one's values per row, which nobody may read any more. */
export function doneWith({ spare }: FrailtyDesign, { risk, expected }: FrailtyPoint): void {
  spare.push({ risk, expected });
}

/** Fills, per row, the value of its group plus its covariates times their values. */
export function rowValues({ cox, group, groups }: FrailtyDesign, values: Float64Array, perRow: Float64Array): void {
  const { x, size } = cox;
  for (let r = 0; r < perRow.length; r++) {
    let sum = values[group[r]];
    for (let j = 0; j < size; j++) sum += values[groups + j] * x[r * size + j];
    perRow[r] = sum;
  }
}

/** The transpose of `rowValues`: sums per group and per covariate; 0 for covariates that are not estimated. */
export function parameterSums(
  { cox, group, groups, estimated }: FrailtyDesign,
  perRow: Float64Array,
  sums: Float64Array = new Float64Array(groups + cox.size),
): Float64Array {
  const { x, size } = cox;
  sums.fill(0);
  for (let r = 0; r < perRow.length; r++) {
    sums[group[r]] += perRow[r];
    for (let j = 0; j < size; j++) sums[groups + j] += perRow[r] * x[r * size + j];
  }
  for (let j = 0; j < size; j++) if (!estimated[j]) sums[groups + j] = 0;
  return sums;
}

const newRiskSums = (times: number): RiskSums => ({
  atRisk: new Float64Array(times),
  withEvent: new Float64Array(times),
});

/**
 * Sums of a value per row over those at risk, and over those with the event, at each event time. Walks from the last event time
 * to the first, a row coming in at its last and going out before its first.
 */
export function riskSums(
  { cox }: FrailtyDesign,
  values: Float64Array,
  { atRisk, withEvent }: RiskSums = newRiskSums(cox.sets.events.length),
): RiskSums {
  const { leaveFrom, enterFrom, entering, events } = cox.sets;
  let [sum, inside] = [0, 0];
  for (let k = events.length - 1; k >= 0; k--) {
    const eventsEnd = leaveFrom[k] + events[k];
    let own = 0;
    for (let r = leaveFrom[k]; r < eventsEnd; r++) own += values[r];
    let others = 0;
    for (let r = eventsEnd; r < leaveFrom[k + 1]; r++) others += values[r];
    withEvent[k] = own;
    atRisk[k] = sum += own + others;
    inside += leaveFrom[k + 1] - leaveFrom[k] - (enterFrom[k + 1] - enterFrom[k]);
    for (let e = enterFrom[k]; e < enterFrom[k + 1]; e++) sum -= values[entering[e]];
    // Between strata, and wherever nobody is left, no rounding may be left either.
    if (inside === 0) sum = 0;
  }
  return { atRisk, withEvent };
}

/** Fills, per row, the sum of a value per event time over the times it is at risk, less `spared` at the time of its own event. */
export function sumOverRisk(
  { first, last, isEvent, upTo }: FrailtyDesign,
  [perTime, spared]: [Float64Array, Float64Array],
  sums: Float64Array,
): void {
  for (let k = 0; k < perTime.length; k++) upTo[k + 1] = upTo[k] + perTime[k];
  for (let r = 0; r < sums.length; r++)
    sums[r] = upTo[last[r] + 1] - upTo[first[r]] - (isEvent[r] ? spared[last[r]] : 0);
}
