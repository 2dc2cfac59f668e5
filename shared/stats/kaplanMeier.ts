import { type SurvivalCurve } from './survivalCurve.ts';
import { survivalLimits, type LimitScale } from './survivalLimits.ts';

/** Times under observation, one entry per row. Rows are at risk from just after `entry` up to and including `exit`. */
export interface SurvivalTimes {
  /** Left out: every row is at risk from the start. */
  entry?: Float64Array;
  exit: Float64Array;
  /** 1 when the event happened at `exit`, 0 when observation merely ended there (censored). */
  event: Uint8Array;
}

/**
 * What share is still without the event after each time?
 *
 * Time in any unit. Equal times are ties; an event and a censoring at the same time: the event first. Rows whose exit is not after
 * their entry were never at risk and are left out. The order of the rows does not matter. O(n log n).
 * `undefined` when no row was at risk.
 *
 * Source: Kaplan and Meier (1958), JASA 53:457, with delayed entry; variance by Greenwood (1926); limits see `survivalLimits`.
 */
export function kaplanMeier(
  { entry, exit, event }: SurvivalTimes,
  { level = 0.95, limits = 'log-log' }: { level?: number; limits?: LimitScale } = {},
): SurvivalCurve | undefined {
  if (event.length !== exit.length || (entry && entry.length !== exit.length))
    throw new RangeError('Entries, exits and events differ in length.');
  const rows = sortedTimes({ entry, exit, event });
  if (rows.eventTimes.length + rows.censorTimes.length === 0) return undefined;
  const curve = counts(rows);
  estimate(curve);
  survivalLimits(curve, level, limits);
  return curve;
}

interface SortedTimes {
  eventTimes: Float64Array;
  censorTimes: Float64Array;
  entries: Float64Array | undefined;
}

/** Times of rows that were at risk, each kind in ascending order. */
function sortedTimes({ entry, exit, event }: SurvivalTimes): SortedTimes {
  const eventTimes = new Float64Array(exit.length);
  const censorTimes = new Float64Array(exit.length);
  const entries = entry && new Float64Array(exit.length);
  let [e, c] = [0, 0];
  for (let i = 0; i < exit.length; i++) {
    if (entry && !(exit[i] > entry[i])) continue;
    if (entries) entries[e + c] = entry[i];
    if (event[i] === 1) eventTimes[e++] = exit[i];
    else censorTimes[c++] = exit[i];
  }
  return {
    eventTimes: eventTimes.subarray(0, e).sort(),
    censorTimes: censorTimes.subarray(0, c).sort(),
    entries: entries?.subarray(0, e + c).sort(),
  };
}

/** Merges sorted times into steps with their numbers at risk, of events and of censorings. */
function counts({ eventTimes, censorTimes, entries }: SortedTimes): SurvivalCurve {
  const rows = eventTimes.length + censorTimes.length;
  const step = {
    time: new Float64Array(rows),
    atRisk: new Float64Array(rows),
    events: new Float64Array(rows),
    censored: new Float64Array(rows),
  };
  let [e, c, entered, steps] = [0, 0, 0, 0];
  while (e < eventTimes.length || c < censorTimes.length) {
    const time = Math.min(
      e < eventTimes.length ? eventTimes[e] : Infinity,
      c < censorTimes.length ? censorTimes[c] : Infinity,
    );
    if (entries) while (entered < rows && entries[entered] < time) entered++;
    else entered = rows;
    const left = e + c;
    while (e < eventTimes.length && eventTimes[e] === time) e++;
    const gone = e + c - left;
    while (c < censorTimes.length && censorTimes[c] === time) c++;
    step.time[steps] = time;
    step.atRisk[steps] = entered - left;
    step.events[steps] = gone;
    step.censored[steps] = e + c - left - gone;
    steps++;
  }
  // One piece of memory for all columns: many small curves are made at once.
  const columns = new Float64Array(10 * steps);
  const column = (c: number, values?: Float64Array): Float64Array => {
    const own = columns.subarray(c * steps, (c + 1) * steps);
    if (values) own.set(values.subarray(0, steps));
    return own;
  };
  return {
    time: column(0, step.time),
    atRisk: column(1, step.atRisk),
    events: column(2, step.events),
    censored: column(3, step.censored),
    survival: column(4),
    seLogSurvival: column(5),
    cumulativeHazard: column(6),
    seCumulativeHazard: column(7),
    lower: column(8),
    upper: column(9),
  };
}

function estimate(curve: SurvivalCurve): void {
  let [survival, greenwood, hazard, hazardVariance] = [1, 0, 0, 0];
  for (let i = 0; i < curve.time.length; i++) {
    const d = curve.events[i];
    const n = curve.atRisk[i];
    if (d > 0) {
      survival *= (n - d) / n;
      greenwood += d / (n * (n - d));
      hazard += d / n;
      hazardVariance += d / (n * n);
    }
    curve.survival[i] = survival;
    curve.seLogSurvival[i] = Math.sqrt(greenwood);
    curve.cumulativeHazard[i] = hazard;
    curve.seCumulativeHazard[i] = Math.sqrt(hazardVariance);
  }
}
