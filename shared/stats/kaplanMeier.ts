import type { SurvivalTimes } from './survivalTimes.ts';
import { type SurvivalCurve } from './survivalCurve.ts';
import { survivalLimits, type LimitScale } from './survivalLimits.ts';
import { eachColumn, fillSteps, roomForSteps, roomForTimes, timesInOrder } from './survivalSteps.ts';

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
  times: SurvivalTimes,
  { level = 0.95, limits = 'log-log' }: { level?: number; limits?: LimitScale } = {},
): SurvivalCurve | undefined {
  const { entry, exit, event } = times;
  if (event.length !== exit.length || (entry && entry.length !== exit.length))
    throw new RangeError('Entries, exits and events differ in length.');
  const steps = roomForSteps(exit.length);
  const end = fillSteps(steps, 0, timesInOrder(times, undefined, roomForTimes(times, exit.length)));
  if (end === 0) return undefined;
  const curve = eachColumn(steps, (values) => (end === exit.length ? values : values.slice(0, end)));
  survivalLimits(curve, level, limits);
  return curve;
}
