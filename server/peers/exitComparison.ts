import type { Grouping } from '#shared/contract/grouping.ts';
import type { Day } from '#shared/calendar/day.ts';

export interface ExitComparisonRequest {
  by: Grouping;
  /** First day and first day after the period. */
  from: Day;
  to: Day;
  /** All exits, or voluntary ones only. */
  exits: 'all' | 'voluntary';
}

/** One entry a group (manager, department …), in the order of `group`; see DESIGN §7. Everything is a number about exits. */
export interface ExitComparison {
  /** Index into people (by manager) or into the labels (other groupings). */
  group: Int32Array;
  observed: Int32Array;
  personYears: Float64Array;
  /** NaN where no expected number could be fitted. */
  expected: Float64Array;
  pValue: Float64Array;
  pAdjusted: Float64Array;
  posteriorMean: Float64Array;
  posteriorLower: Float64Array;
  posteriorUpper: Float64Array;
  probabilityAbove1: Float64Array;
  probabilityAbove125: Float64Array;
  /** 0 cannot tell, 1 as expected, 2 better, 3 worse (watch), 4 worse (strong evidence). */
  verdict: Uint8Array;
  prior: { shape: number; rate: number; converged: boolean; reason: string | undefined } | undefined;
  /** Over-dispersion of the funnel: φ winsorised at 10 %, and τ². */
  funnel: { phi: number; tauSquared: number } | undefined;
  /** What the expected numbers allow for, in words (tenure, role, …); what was left out and why. */
  allowedFor: string[];
  leftOut: string[];
}
