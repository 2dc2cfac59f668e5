import type { Day } from '#shared/calendar/day.ts';
import type { Ref } from '#shared/contract/grouping.ts';
import type { MoraleGrouping } from '#shared/contract/morale.ts';

/**
 * Answers of one dimension in one wave, one entry a group, then the people who belong to no group, then everybody.
 * `respondents` is people; `sum` and `sumSquares` are of each respondent's score on 0–100; `answers` and `favourable` count answers.
 */
export interface SurveyCells {
  readonly respondents: Float64Array;
  readonly sum: Float64Array;
  readonly sumSquares: Float64Array;
  readonly answers: Float64Array;
  readonly favourable: Float64Array;
  /** Agreement within the group, 0 to 1; NaN where there is none to speak of. */
  readonly agreement: Float64Array;
}

/** Where in every column the people without a group, and everybody, are to be found. */
export const withoutGroup = (groups: number): number => groups;
export const everybody = (groups: number): number => groups + 1;

/** What was decided about a cell. */
export const SHOWN = 0;
export const TOO_FEW = 1;
export const WOULD_REVEAL = 2;
export const NO_PERMISSION = 3;
export const WOULD_REVEAL_CHANGE = 4;

/** What is said of a favourable share that is not shown exactly. */
export const AT_LEAST_95 = 1;
export const AT_MOST_5 = 2;

/** Released cells of one wave, dimension and grouping; the columns of what is withheld hold NaN. */
export interface ShownCells extends SurveyCells {
  readonly wave: number;
  /** The day the wave closed. */
  readonly closedOn: Day;
  readonly dimension: number;
  /** People who could have answered; NaN where that is not known. */
  readonly assigned: Float64Array;
  /** 1 where the group had people when the wave closed; says nothing about answers, and is never withheld. */
  readonly present: Uint8Array;
  /** SHOWN, TOO_FEW, WOULD_REVEAL, WOULD_REVEAL_CHANGE or NO_PERMISSION per cell. */
  readonly decision: Uint8Array;
  /** 1 where everybody answered alike: the numbers that would give each one's answer away are bounded or absent, never exact. */
  readonly unanimous: Uint8Array;
  /** The favourable share where it is only bounded: AT_LEAST_95, AT_MOST_5, or 0 where it is not. */
  readonly bound: Uint8Array;
  /** 1 where a part of the cell is withheld so that no unanimous group can be worked out. */
  readonly partly: Uint8Array;
  /** For a team that is withheld, the place of the nearest wider area that is shown, or -1. */
  readonly wider: Int32Array;
}

/** The released cells of one grouping, and beside them those of whole areas (a manager's team and all teams below). */
export interface ReleasedTable {
  readonly by: MoraleGrouping;
  readonly groups: readonly Ref[];
  readonly partitions: readonly ShownCells[];
  /** In the same order of waves and dimensions. */
  readonly areas: { readonly groups: readonly Ref[]; readonly partitions: readonly ShownCells[] };
}
