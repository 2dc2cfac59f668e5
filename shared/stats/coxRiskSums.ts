import type { CoxDesign } from './coxDesign.ts';

/**
 * Sums over the rows at risk, and over those with the event, at one event time: of risk, risk × x, and (row by row of the
 * lower triangle) risk × x × x, in one array. Both arrays are filled anew for each time.
 */
export type RiskSumsVisitor = (eventTime: number, atRisk: Float64Array, withEvent: Float64Array) => void;

/** A sum that has fallen under this share of its highest value is taken anew, lest rounding of the removed rows tell. */
const freshBelow = 1e-4;

/** Weight × e^(linear predictor) of each row, and the predictor itself, in the design's order. */
export function coxRisks(
  { x, weight, offset, size }: CoxDesign,
  coefficients: Float64Array,
): { risk: Float64Array; predictor: Float64Array } {
  const rows = weight.length;
  const predictor = new Float64Array(rows);
  const risk = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    let sum = offset[r];
    for (let j = 0; j < size; j++) sum += coefficients[j] * x[r * size + j];
    predictor[r] = sum;
    risk[r] = weight[r] * Math.exp(sum);
  }
  return { risk, predictor };
}

/**
 * Walks from the last event time of each stratum to its first, adding rows at their last event time and taking them out before
 * their first. `moments`: 0 sums risks alone, 1 also risk × x, 2 also risk × x × x. O(n × moments' length).
 */
export function walkRiskSums(design: CoxDesign, risk: Float64Array, moments: 0 | 1 | 2, visit: RiskSumsVisitor): void {
  const { size, x, sets } = design;
  const { leaveFrom, enterFrom, entering, events, first, order } = sets;
  const length = [1, 1 + size, 1 + size + (size * (size + 1)) / 2][moments];
  const atRisk = new Float64Array(length);
  const withEvent = new Float64Array(length);
  const add = (sums: Float64Array, row: number, by: number): void => {
    sums[0] += by;
    if (moments === 0) return;
    const from = row * size;
    let at = size;
    for (let j = 0; j < size; j++) {
      const moment = by * x[from + j];
      sums[1 + j] += moment;
      if (moments === 2) for (let m = 0; m <= j; m++) sums[++at] += moment * x[from + m];
    }
  };
  let [inside, top, peak] = [0, 0, 0];
  for (let k = events.length - 1; k >= 0; k--) {
    const [from, to] = k + 1 < events.length ? [enterFrom[k + 1], enterFrom[k + 2]] : [0, 0];
    inside -= to - from;
    if (inside > 0) for (let e = from; e < to; e++) add(atRisk, entering[e], -risk[entering[e]]);
    // Between strata, and wherever little is left of what was summed, what is left would be rounding: it is summed anew.
    if (inside === 0 || atRisk[0] < freshBelow * peak) {
      if (inside === 0) top = leaveFrom[k + 1];
      atRisk.fill(0);
      for (let r = leaveFrom[k + 1]; r < top; r++) if (first[order[r]] <= k) add(atRisk, r, risk[r]);
      peak = 0;
    }
    inside += leaveFrom[k + 1] - leaveFrom[k];
    withEvent.fill(0);
    for (let r = leaveFrom[k]; r < leaveFrom[k] + events[k]; r++) add(withEvent, r, risk[r]);
    for (let r = leaveFrom[k] + events[k]; r < leaveFrom[k + 1]; r++) add(atRisk, r, risk[r]);
    for (let s = 0; s < length; s++) atRisk[s] += withEvent[s];
    peak = Math.max(peak, atRisk[0]);
    visit(k, atRisk, withEvent);
  }
}
