import type { CoxDesign } from './coxDesign.ts';

/** Per row: e^(linear predictor), and the events expected of the row by its exit. */
export interface RowValues {
  risk: Float64Array;
  expected: Float64Array;
}

/** Per event time: a value summed over rows at risk, and over those with the event. */
export interface RiskSums {
  atRisk: Float64Array;
  withEvent: Float64Array;
}

/** A Cox model's rows with the group whose frailty each shares. Rows in the order of the Cox design. */
export interface FrailtyDesign {
  cox: CoxDesign;
  groups: number;
  group: Int32Array;
  /** Numbers of the first and the last event time at which each row is at risk, and whether its event happens at the last. */
  first: Int32Array;
  last: Int32Array;
  isEvent: Uint8Array;
  /** Per group. */
  events: Float64Array;
  /** Per covariate: 0 when it adds nothing and its coefficient stays 0. */
  estimated: Uint8Array;
  /** Two values per row to work in, so that the many passes over the rows leave nothing behind. */
  scratch: [Float64Array, Float64Array];
  /** The same for sums over event times: the first is 0. */
  upTo: Float64Array;
  riskSums: RiskSums;
  /** Rows' values of points that are done with, for the next points to write over. */
  spare: RowValues[];
}

/** Groups are numbered from 0 up to `groups`, one per row of the model's input. */
export function frailtyDesign(
  cox: CoxDesign,
  { group, groups }: { group: Int32Array; groups: number },
  estimated: Uint8Array,
): FrailtyDesign {
  const { order, leaveFrom, first, last, events: happened } = cox.sets;
  const isEvent = new Uint8Array(order.length);
  const events = new Float64Array(groups);
  for (let k = 0; k < happened.length; k++) {
    for (let r = leaveFrom[k]; r < leaveFrom[k] + happened[k]; r++) {
      isEvent[r] = 1;
      events[group[order[r]]]++;
    }
  }
  return {
    cox,
    groups,
    group: order.map((row) => group[row]),
    first: order.map((row) => first[row]),
    last: order.map((row) => last[row]),
    isEvent,
    events,
    estimated,
    scratch: [new Float64Array(order.length), new Float64Array(order.length)],
    upTo: new Float64Array(happened.length + 1),
    riskSums: { atRisk: new Float64Array(happened.length), withEvent: new Float64Array(happened.length) },
    spare: [],
  };
}
