import { groupRows } from './groupRows.ts';
import type { SurvivalTimes } from './survivalTimes.ts';
import type { SurvivalCurve } from './survivalCurve.ts';
import { survivalLimits, type LimitScale } from './survivalLimits.ts';
import { eachColumn, fillSteps, roomForSteps, roomForTimes, timesInOrder } from './survivalSteps.ts';

/** Curves of many groups, one after the other in the same columns. */
export interface GroupedSurvivalCurves extends SurvivalCurve {
  /** Steps of group g stand from `start[g]` up to `start[g + 1]`; none when nobody of it was at risk. */
  start: Int32Array;
}

/**
 * What share of each group is still without the event after each time?
 *
 * The curves that `kaplanMeier` answers for each group's own rows, for groups from 0 up to `groups`: see `curveOfGroup` for one of
 * them. Rows are put by group once and all curves share their columns, so many small groups cost about as much as one large one.
 */
export function kaplanMeierByGroup(
  { group, groups, ...times }: SurvivalTimes & { group: Int32Array; groups: number },
  { level = 0.95, limits = 'log-log' }: { level?: number; limits?: LimitScale } = {},
): GroupedSurvivalCurves {
  for (const values of [times.entry, times.event, group])
    if (values && values.length !== times.exit.length) throw new RangeError('Columns differ in length.');
  const { start: rowsFrom, rows } = groupRows(group, groups);
  let largest = 0;
  for (let g = 0; g < groups; g++) largest = Math.max(largest, rowsFrom[g + 1] - rowsFrom[g]);
  const room = roomForTimes(times, largest);
  const steps = roomForSteps(rows.length);
  const start = new Int32Array(groups + 1);
  for (let g = 0; g < groups; g++) {
    const own = timesInOrder(times, rows.subarray(rowsFrom[g], rowsFrom[g + 1]), room);
    start[g + 1] = fillSteps(steps, start[g], own);
  }
  const curves = eachColumn(steps, (values) => values.subarray(0, start[groups]));
  survivalLimits(curves, level, limits);
  return { ...curves, start };
}

/** The curve of one group, as a view; `undefined` when nobody of it was at risk. */
export function curveOfGroup({ start, ...curves }: GroupedSurvivalCurves, group: number): SurvivalCurve | undefined {
  const [from, to] = [start[group], start[group + 1]];
  return to > from ? eachColumn(curves, (values) => values.subarray(from, to)) : undefined;
}
