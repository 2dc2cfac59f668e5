import type { Day } from '#shared/calendar/day.ts';
import type { Grouping } from '#shared/contract/grouping.ts';
import type { CountComparison } from './compareCounts.ts';

export interface ExitComparisonRequest {
  by: Grouping;
  /** First day and first day after the period. */
  from: Day;
  to: Day;
  /** All exits, voluntary ones only, or those in the first year after hire beside the time at risk in that year. */
  exits: 'all' | 'voluntary' | 'first year';
}

/** One entry a group (manager, department …), in the order of `group`; see DESIGN §7. Everything is a number about exits. */
export interface ExitComparison extends CountComparison {
  /** Index into people (by manager) or into the labels (other groupings). */
  group: Int32Array;
  /** Exits of stays whose start is known: the ones that person-time stands beside. */
  observed: Int32Array;
  /** Of these, exits soon after a change of manager, counted with the previous manager. */
  handedBack: Int32Array;
  personYears: Float64Array;
  /** NaN where no expected number could be fitted; adds up to the observed exits. */
  expected: Float64Array;
  /** What the expected numbers allow for, in words (tenure, role, …); what was left out and why. */
  allowedFor: string[];
  leftOut: string[];
}
