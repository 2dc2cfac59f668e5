/** Lower and upper limit of an interval, in the unit of what it is about. */
export interface Interval {
  lower: number;
  upper: number;
}

/** Whether a rate exists: a count of at least 0 over an exposure above 0, both finite. */
export const isCountOverExposure = (count: number, exposure: number): boolean =>
  Number.isFinite(count) && Number.isFinite(exposure) && count >= 0 && exposure > 0;
