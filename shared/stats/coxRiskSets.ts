import type { SurvivalTimes } from './survivalTimes.ts';

/** Times under observation, with what decides who is compared with whom. One entry per row. */
export interface StratifiedTimes extends SurvivalTimes {
  /** Rows are only compared within their stratum; any codes. */
  strata?: ArrayLike<number>;
  /** How often each row counts; 0 leaves it out. */
  weights?: ArrayLike<number>;
}

/** Who is at risk at which event time. Event times are numbered stratum after stratum, ascending within each. */
export interface CoxRiskSets {
  /** Distinct event times of each stratum. */
  times: Float64Array;
  /** The number of the first event time of the stratum that each event time belongs to. */
  stratumStart: Int32Array;
  /** Stratum codes in order, and the number of the first event time of each (one more entry marks the end). */
  strata: number[];
  strataFrom: Int32Array;
  /**
   * Per row: numbers of the first and the last event time at which it is at risk; last < first when it is at risk at none,
   * last = -2 when it is left out altogether.
   */
  first: Int32Array;
  last: Int32Array;
  /** Rows ever at risk by their last event time; within a time those with the event come first. */
  order: Int32Array;
  /** Where in `order` the rows of each last event time begin (one more entry marks the end). */
  leaveFrom: Int32Array;
  /** How many of them have the event. */
  events: Int32Array;
  /** Positions in `order` by first event time, and where those of each time begin. */
  entering: Int32Array;
  enterFrom: Int32Array;
}

/**
 * Sorts rows once into the risk sets that a Cox model walks through: a row is at risk at an event time t of its stratum when
 * entry < t ≤ exit. Rows of weight 0 and rows whose exit is not after their entry are never at risk. Equal times are ties.
 *
 * Only the ranks of event times matter to the partial likelihood, so every later step works with these numbers. O(n log n).
 */
export function coxRiskSets(input: StratifiedTimes): CoxRiskSets {
  const { exit, event, entry, strata, weights } = input;
  const rows = exit.length;
  for (const values of [event, entry, strata, weights])
    if (values !== undefined && values.length !== rows) throw new RangeError('Columns differ in length.');
  const counts = (i: number): boolean => (!weights || weights[i] > 0) && (!entry || exit[i] > entry[i]);
  const { codes, stratumOf } = stratumNumbers(rows, strata);
  const { times, strataFrom } = eventTimes(input, counts, { stratumOf, size: codes.length });
  const first = new Int32Array(rows);
  const last = new Int32Array(rows).fill(-2);
  for (let i = 0; i < rows; i++) {
    if (!counts(i)) continue;
    const [from, to] = [strataFrom[stratumOf[i]], strataFrom[stratumOf[i] + 1]];
    last[i] = countUpTo(times, exit[i], from, to) - 1;
    first[i] = entry ? countUpTo(times, entry[i], from, to) : from;
  }
  const stratumStart = new Int32Array(times.length);
  for (let s = 0; s < codes.length; s++) stratumStart.fill(strataFrom[s], strataFrom[s], strataFrom[s + 1]);
  return { times, stratumStart, strata: codes, strataFrom, first, last, ...buckets(input, { first, last, times }) };
}

function stratumNumbers(
  rows: number,
  strata: ArrayLike<number> | undefined,
): { codes: number[]; stratumOf: Int32Array } {
  const stratumOf = new Int32Array(rows);
  if (!strata) return { codes: rows === 0 ? [] : [0], stratumOf };
  const codes = [...new Set(Array.from(strata))].sort((a, b) => a - b);
  const numberOf = new Map(codes.map((code, s) => [code, s]));
  for (let i = 0; i < rows; i++) stratumOf[i] = numberOf.get(strata[i])!;
  return { codes, stratumOf };
}

function eventTimes(
  { exit, event }: StratifiedTimes,
  counts: (row: number) => boolean,
  { stratumOf, size }: { stratumOf: Int32Array; size: number },
): { times: Float64Array; strataFrom: Int32Array } {
  const from = new Int32Array(size + 1);
  for (let i = 0; i < exit.length; i++) if (event[i] === 1 && counts(i)) from[stratumOf[i] + 1]++;
  for (let s = 0; s < size; s++) from[s + 1] += from[s];
  const all = new Float64Array(from[size]);
  const next = from.slice();
  for (let i = 0; i < exit.length; i++) if (event[i] === 1 && counts(i)) all[next[stratumOf[i]]++] = exit[i];
  const strataFrom = new Int32Array(size + 1);
  let kept = 0;
  for (let s = 0; s < size; s++) {
    const own = all.slice(from[s], from[s + 1]).sort();
    for (let e = 0; e < own.length; e++) if (e === 0 || own[e] !== own[e - 1]) all[kept++] = own[e];
    strataFrom[s + 1] = kept;
  }
  return { times: all.slice(0, kept), strataFrom };
}

/** The number of the first of the ascending times from..to that is after `time`. */
function countUpTo(times: Float64Array, time: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function buckets(
  { exit, event }: StratifiedTimes,
  { first, last, times }: { first: Int32Array; last: Int32Array; times: Float64Array },
): Pick<CoxRiskSets, 'order' | 'leaveFrom' | 'events' | 'entering' | 'enterFrom'> {
  const leaveFrom = new Int32Array(times.length + 1);
  const enterFrom = new Int32Array(times.length + 1);
  const events = new Int32Array(times.length);
  const atEvent = (i: number): boolean => event[i] === 1 && exit[i] === times[last[i]];
  for (let i = 0; i < exit.length; i++) {
    if (last[i] < first[i]) continue;
    leaveFrom[last[i] + 1]++;
    enterFrom[first[i] + 1]++;
    if (atEvent(i)) events[last[i]]++;
  }
  for (let k = 0; k < times.length; k++) {
    leaveFrom[k + 1] += leaveFrom[k];
    enterFrom[k + 1] += enterFrom[k];
  }
  const order = new Int32Array(leaveFrom[times.length]);
  const entering = new Int32Array(order.length);
  const nextEvent = leaveFrom.slice();
  const nextOther = leaveFrom.slice(0, times.length).map((from, k) => from + events[k]);
  const nextEntering = enterFrom.slice();
  for (let i = 0; i < exit.length; i++) {
    if (last[i] < first[i]) continue;
    const position = atEvent(i) ? nextEvent[last[i]]++ : nextOther[last[i]]++;
    order[position] = i;
    entering[nextEntering[first[i]]++] = position;
  }
  return { order, leaveFrom, events, entering, enterFrom };
}
