import type { CoxRiskSets } from './coxRiskSets.ts';

/** What standard errors are made from: rows by event time, and the share still without event before each. */
export interface IncidenceSteps {
  sets: CoxRiskSets;
  cause: Uint8Array;
  atRisk: Float64Array;
  survivalBefore: Float64Array;
  /** Per cause, events per event time. */
  events: Float64Array[];
}

/**
 * How uncertain is each cause's cumulative incidence at each step? One array of standard errors per cause.
 *
 * A row's influence is the derivative, by its weight, of (survival, incidence of each cause). While at risk it depends on the row's
 * entry alone, and after its exit it moves linearly, so the sum of squares over all rows is carried forward by itself and no
 * row is looked at twice.
 *
 * Source: infinitesimal jackknife (Efron 1982): the root of the sum of squared influences, as R's survival reports it.
 */
export function incidenceErrors(steps: IncidenceSteps): Float64Array[] {
  const { sets, cause, atRisk, survivalBefore, events } = steps;
  const size = events.length + 1;
  const errors = events.map((perStep) => new Float64Array(perStep.length));
  const influence = influenceSince(steps);
  const squares = new Float64Array(size * size);
  const atRiskSum = new Float64Array(size);
  const [shift, jump, own] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < atRisk.length; k++) {
    const unit = survivalBefore[k] / atRisk[k];
    const hazard = Float64Array.from([sets.events[k], ...events.map((perStep) => perStep[k])], (d) => d / atRisk[k]);
    carryColumns(squares, hazard);
    carryRows(squares, hazard);
    carryRows(atRiskSum, hazard);
    for (let a = 0; a < size; a++) shift[a] = (a === 0 ? 1 : -1) * unit * hazard[a];
    addProducts(squares, atRiskSum, shift);
    addSquare(squares, shift, atRisk[k]);
    for (let a = 0; a < size; a++) atRiskSum[a] += atRisk[k] * shift[a];
    for (let r = sets.leaveFrom[k]; r < sets.leaveFrom[k + 1]; r++) {
      const row = sets.order[r];
      influence(own, sets.first[row], k + 1);
      for (let a = 0; a < size; a++) atRiskSum[a] -= own[a];
      if (r >= sets.leaveFrom[k] + sets.events[k]) continue;
      jump.fill(0);
      jump[0] = -unit;
      jump[cause[row]] = unit;
      addProducts(squares, own, jump);
      addSquare(squares, jump, 1);
    }
    for (let c = 1; c < size; c++) errors[c - 1][k] = Math.sqrt(Math.max(0, squares[c * size + c]));
  }
  return errors;
}

/** Fills the influence of a row at risk from event time `first` on, after `passed` event times. */
function influenceSince({
  atRisk,
  survivalBefore,
  events,
  sets,
}: IncidenceSteps): (target: Float64Array, first: number, passed: number) => void {
  const steps = atRisk.length;
  const empty = (): Float64Array => new Float64Array(steps + 1);
  const survival = empty().fill(1, 0, 1);
  const gathered = empty();
  const incidence = events.map(empty);
  const mixed = events.map(empty);
  for (let k = 0; k < steps; k++) {
    const n = atRisk[k];
    const left = n - sets.events[k];
    survival[k + 1] = (survivalBefore[k] * left) / n;
    // With nobody left survival stays 0 and nothing is gathered any more.
    gathered[k + 1] = gathered[k] + (left > 0 ? sets.events[k] / (n * left) : 0);
    events.forEach((perStep, c) => {
      const rise = (survivalBefore[k] * perStep[k]) / n;
      incidence[c][k + 1] = incidence[c][k] + rise;
      mixed[c][k + 1] = mixed[c][k] + rise * (gathered[k] - 1 / n);
    });
  }
  return (target, first, passed) => {
    // Where everybody left has the event, what was gathered is lost and only the last step's own shift remains.
    target[0] =
      survival[passed] > 0
        ? survival[passed] * (gathered[passed] - gathered[first])
        : survivalBefore[passed - 1] / atRisk[passed - 1];
    for (let c = 0; c < events.length; c++) {
      const rise = incidence[c][passed] - incidence[c][first];
      target[c + 1] = mixed[c][passed] - mixed[c][first] - gathered[first] * rise;
    }
  };
}

/** What one event time does to influences gathered before: survival shrinks by the hazard, and what it loses goes to the causes. */
function carryRows(rows: Float64Array, hazard: Float64Array): void {
  const size = hazard.length;
  const width = rows.length / size;
  for (let b = 0; b < width; b++) {
    for (let a = 1; a < size; a++) rows[a * width + b] += hazard[a] * rows[b];
    rows[b] *= 1 - hazard[0];
  }
}

function carryColumns(matrix: Float64Array, hazard: Float64Array): void {
  const size = hazard.length;
  for (let a = 0; a < size * size; a += size) {
    for (let b = 1; b < size; b++) matrix[a + b] += hazard[b] * matrix[a];
    matrix[a] *= 1 - hazard[0];
  }
}

/** Adds x yᵀ + y xᵀ. */
function addProducts(matrix: Float64Array, x: Float64Array, y: Float64Array): void {
  const size = x.length;
  for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) matrix[a * size + b] += x[a] * y[b] + y[a] * x[b];
}

/** Adds times x xᵀ. */
function addSquare(matrix: Float64Array, x: Float64Array, times: number): void {
  const size = x.length;
  for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) matrix[a * size + b] += times * x[a] * x[b];
}
