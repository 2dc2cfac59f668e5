import type { Parts } from './admittedCells.ts';
import type { Day } from '#shared/calendar/day.ts';
import type { Grouping, Ref } from '#shared/contract/grouping.ts';

/**
 * Answers of one dimension in one wave, one entry a group, then the people who belong to no group, then everybody.
 * `respondents` is people; `sum` and `sumSquares` are of each respondent's score on 0–100; `answers` and `favourable` count answers.
 */
export interface SurveyCells {
  readonly wave: number;
  /** The day the wave closed. */
  readonly closedOn: Day;
  readonly dimension: number;
  readonly respondents: Float64Array;
  readonly sum: Float64Array;
  readonly sumSquares: Float64Array;
  readonly answers: Float64Array;
  readonly favourable: Float64Array;
  /** Agreement within the group, 0 to 1; NaN where there is none to speak of. */
  readonly agreement: Float64Array;
  /** People who could have answered; NaN where that is not known. */
  readonly assigned: Float64Array;
  /** 1 where the group had people when the wave closed; says nothing about answers, and is never withheld. */
  readonly present: Uint8Array;
  /** The same respondents by all groupings at once, and which of these the cells are of; groups of that one by their place. */
  readonly parts: Parts;
  readonly asked: number;
}

/** The fixed family of cells for one grouping: the groups, and their cells in each wave and dimension. */
export interface SurveyTable {
  readonly by: Grouping;
  readonly groups: readonly Ref[];
  readonly partitions: readonly SurveyCells[];
}

/** Where in every column the people without a group, and everybody, are to be found. */
export const withoutGroup = (groups: number): number => groups;
export const everybody = (groups: number): number => groups + 1;

/** What the gate decided about a cell. */
export const SHOWN = 0;
export const TOO_FEW = 1;
export const WOULD_REVEAL = 2;
export const NO_PERMISSION = 3;

/** What is said of a favourable share that is not shown exactly. */
export const AT_LEAST_95 = 1;
export const AT_MOST_5 = 2;

/** How the cells of one wave and dimension may be shown; the columns of what may not hold NaN. */
export interface ShownCells extends Omit<SurveyCells, 'parts' | 'asked'> {
  /** SHOWN, TOO_FEW, WOULD_REVEAL or NO_PERMISSION per cell. */
  readonly decision: Uint8Array;
  /** 1 where everybody answered alike: the numbers that would give each one's answer away are bounded or absent, never exact. */
  readonly unanimous: Uint8Array;
  /** The favourable share where it is only bounded: AT_LEAST_95, AT_MOST_5, or 0 where it is not. */
  readonly bound: Uint8Array;
  /** 1 where a part of the cell is withheld so that no unanimous group can be worked out. */
  readonly partly: Uint8Array;
}

export interface ShownTable {
  readonly by: Grouping;
  readonly groups: readonly Ref[];
  readonly partitions: readonly ShownCells[];
}
