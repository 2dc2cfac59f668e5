/**
 * A survival curve as steps, one per distinct exit time, in order of time. `survival` holds from its time up to the next one.
 * Limits and standard errors are NaN where they are undefined, as typed arrays have no other mark: where survival is 0,
 * and for log-log limits also where it is still 1.
 */
export interface SurvivalCurve {
  time: Float64Array;
  atRisk: Float64Array;
  events: Float64Array;
  censored: Float64Array;
  survival: Float64Array;
  /** Standard error of ln survival (root of Greenwood's sum); times survival it is that of survival itself. Infinity where survival is 0. */
  seLogSurvival: Float64Array;
  /** Nelson–Aalen estimate. */
  cumulativeHazard: Float64Array;
  seCumulativeHazard: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
}
