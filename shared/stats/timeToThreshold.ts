import { groupRows } from './groupRows.ts';
import type { SurvivalTimes } from './survivalTimes.ts';

/** Observations of units over time, in any order. */
export interface ObservedSeries {
  /** Whose observation it is, from 0. */
  unit: Int32Array;
  units: number;
  time: Float64Array;
  value: Float64Array;
}

/** When each unit reached the threshold, or until when it was seen not to have. Units without observations are not listed. */
export interface ThresholdTimes extends SurvivalTimes {
  unit: Int32Array;
}

/**
 * When did each unit reach a threshold and stay there?
 *
 * The time of the first of `consecutive` observations in a row of at least `threshold`, all of which were seen; otherwise the
 * unit is censored at its last observation. The next observation counts as in a row however much later it is. A value that is
 * not a number is below every threshold. Times in any unit, counted from each unit's own start. Ready for `kaplanMeier`.
 *
 * Source: right-censored time to event; Kalbfleisch and Prentice (2002), §1.3.
 */
export function timeToThreshold(series: ObservedSeries, threshold: number, consecutive = 1): ThresholdTimes {
  const { unit, units, time, value } = series;
  if (time.length !== unit.length || value.length !== unit.length)
    throw new RangeError('Units, times and values differ in length.');
  if (!(consecutive >= 1)) throw new RangeError('At least one observation must reach the threshold.');
  const { start, rows } = groupRows(unit, units);
  const seen = new Int32Array(units).map((_, u) => u).filter((u) => start[u + 1] > start[u]);
  const exit = new Float64Array(seen.length);
  const event = new Uint8Array(seen.length);
  seen.forEach((u, i) => {
    const own = rows.subarray(start[u], start[u + 1]).sort((a, b) => time[a] - time[b]);
    const reached = firstRun(own, consecutive, (row) => value[row] >= threshold);
    exit[i] = time[reached ?? own[own.length - 1]];
    event[i] = reached === undefined ? 0 : 1;
  });
  return { unit: seen, exit, event };
}

/** The first row of a run long enough. */
function firstRun(rows: Int32Array, length: number, holds: (row: number) => boolean): number | undefined {
  let run = 0;
  for (let i = 0; i < rows.length; i++) {
    run = holds(rows[i]) ? run + 1 : 0;
    if (run >= length) return rows[i - length + 1];
  }
  return undefined;
}
