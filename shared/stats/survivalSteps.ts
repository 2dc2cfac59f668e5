import type { SurvivalTimes } from './survivalTimes.ts';
import type { SurvivalCurve } from './survivalCurve.ts';

/** Sorted times of rows that were at risk: room for so many rows, filled anew for each curve. */
export interface TimesInOrder {
  eventTimes: Float64Array;
  censorTimes: Float64Array;
  entries: Float64Array | undefined;
}

/** Room for the times of so many rows. */
export const roomForTimes = ({ entry }: SurvivalTimes, rows: number): TimesInOrder => ({
  eventTimes: new Float64Array(rows),
  censorTimes: new Float64Array(rows),
  entries: entry && new Float64Array(rows),
});

/** Room for so many steps. */
export function roomForSteps(steps: number): SurvivalCurve {
  const column = (): Float64Array => new Float64Array(steps);
  return {
    time: column(),
    atRisk: column(),
    events: column(),
    censored: column(),
    survival: column(),
    seLogSurvival: column(),
    cumulativeHazard: column(),
    seCumulativeHazard: column(),
    lower: column(),
    upper: column(),
  };
}

/** Every column of a curve put through the same change. */
export function eachColumn(curve: SurvivalCurve, change: (values: Float64Array) => Float64Array): SurvivalCurve {
  return {
    time: change(curve.time),
    atRisk: change(curve.atRisk),
    events: change(curve.events),
    censored: change(curve.censored),
    survival: change(curve.survival),
    seLogSurvival: change(curve.seLogSurvival),
    cumulativeHazard: change(curve.cumulativeHazard),
    seCumulativeHazard: change(curve.seCumulativeHazard),
    lower: change(curve.lower),
    upper: change(curve.upper),
  };
}

/** Times of the rows in ascending order, those never at risk left out. The answer is a view of the room. */
export function timesInOrder(
  { entry, exit, event }: SurvivalTimes,
  rows: Int32Array | undefined,
  { eventTimes, censorTimes, entries }: TimesInOrder,
): TimesInOrder {
  const size = rows ? rows.length : exit.length;
  let [e, c] = [0, 0];
  for (let r = 0; r < size; r++) {
    const i = rows ? rows[r] : r;
    if (entry && !(exit[i] > entry[i])) continue;
    if (entries) entries[e + c] = entry![i];
    if (event[i] === 1) eventTimes[e++] = exit[i];
    else censorTimes[c++] = exit[i];
  }
  return {
    eventTimes: eventTimes.subarray(0, e).sort(),
    censorTimes: censorTimes.subarray(0, c).sort(),
    entries: entries?.subarray(0, e + c).sort(),
  };
}

/** Merges sorted times into steps with their numbers and estimates, limits aside, from step `from` on; the first step after them. */
export function fillSteps(
  curve: SurvivalCurve,
  from: number,
  { eventTimes, censorTimes, entries }: TimesInOrder,
): number {
  const rows = eventTimes.length + censorTimes.length;
  let [e, c, entered, step] = [0, 0, 0, from];
  while (e + c < rows) {
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
    curve.time[step] = time;
    curve.atRisk[step] = entered - left;
    curve.events[step] = gone;
    curve.censored[step] = e + c - left - gone;
    step++;
  }
  estimate(curve, from, step);
  return step;
}

function estimate(curve: SurvivalCurve, from: number, to: number): void {
  let [survival, greenwood, hazard, hazardVariance] = [1, 0, 0, 0];
  for (let i = from; i < to; i++) {
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
