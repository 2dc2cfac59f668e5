/** The kinds of groups of released cells, by code. */
export const CELL_GROUPINGS = [
  'company',
  'department',
  'manager',
  'area',
  'location',
  'role',
  'tenure band',
  'department and location',
  'department and tenure band',
] as const;

/**
 * The released cells: what was decided, when a wave closed, to be shown of the answers. No other survey numbers are in the facts. Numbers
 * of what is withheld are NaN.
 */
export interface ReleasedFacts {
  wave: Int32Array;
  /** Code into `labels.dimension`. */
  dimension: Int32Array;
  /** Code into `CELL_GROUPINGS`. */
  grouping: Int32Array;
  /** The manager by index into people, or the label's code; 0 for the company. */
  group: Int32Array;
  /** Of a crossing the second label's code, else NO_CODE. */
  second: Int32Array;
  /** As `server/privacy/survey.ts` numbers them. */
  decision: Int32Array;
  respondents: Float64Array;
  answers: Float64Array;
  sum: Float64Array;
  sumSquares: Float64Array;
  favourable: Float64Array;
  agreement: Float64Array;
  unanimous: Int32Array;
  bound: Int32Array;
  partly: Int32Array;
}
