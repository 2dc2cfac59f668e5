/** Times under observation, one entry per row. Rows are at risk from just after `entry` up to and including `exit`. */
export interface SurvivalTimes {
  /** Left out: every row is at risk from the start. */
  entry?: Float64Array;
  exit: Float64Array;
  /** 1 when the event happened at `exit`, 0 when observation merely ended there (censored). */
  event: Uint8Array;
}
