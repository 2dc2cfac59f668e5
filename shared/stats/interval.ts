/** Lower and upper limit of an interval, in the unit of what it is about. */
export interface Interval {
  lower: number;
  upper: number;
}
