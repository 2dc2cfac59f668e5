import { groupRows } from './groupRows.ts';
import { kaplanMeier, type SurvivalTimes } from './kaplanMeier.ts';
import type { SurvivalCurve } from './survivalCurve.ts';
import type { LimitScale } from './survivalLimits.ts';

/**
 * What share of each group is still without the event after each time?
 *
 * One curve per group from 0 up to `groups`, as `kaplanMeier` answers it for the group's own rows; `undefined` for a group of whom
 * nobody was at risk. Rows are put by group once, so many small groups cost about as much as one large one.
 */
export function kaplanMeierByGroup(
  { entry, exit, event, group, groups }: SurvivalTimes & { group: Int32Array; groups: number },
  options: { level?: number; limits?: LimitScale } = {},
): (SurvivalCurve | undefined)[] {
  for (const values of [entry, event, group])
    if (values && values.length !== exit.length) throw new RangeError('Columns differ in length.');
  const { start, rows } = groupRows(group, groups);
  // Copies by group, of which each group's rows are a view.
  const exits = new Float64Array(rows.length);
  const entries = entry && new Float64Array(rows.length);
  const events = new Uint8Array(rows.length);
  for (let r = 0; r < rows.length; r++) {
    exits[r] = exit[rows[r]];
    events[r] = event[rows[r]];
    if (entries) entries[r] = entry[rows[r]];
  }
  return Array.from({ length: groups }, (_, g) => {
    const [from, to] = [start[g], start[g + 1]];
    return kaplanMeier(
      {
        ...(entries ? { entry: entries.subarray(from, to) } : {}),
        exit: exits.subarray(from, to),
        event: events.subarray(from, to),
      },
      options,
    );
  });
}
