import { metricOf } from '#shared/metrics/metrics.ts';

/** What the numbers of this room mean. */
export const definitions = {
  ramp: metricOf('ramp.medianDays'),
  rampInterval: metricOf('ramp.medianInterval'),
  notRamped: metricOf('ramp.notRampedByMonth12'),
};
