import { metricOf } from '#shared/metrics/metrics.ts';

/** What the numbers of this room mean. */
export const definitions = {
  score: metricOf('morale.score'),
  scoreInterval: metricOf('morale.scoreInterval'),
  favourable: metricOf('morale.favourable'),
  agreement: metricOf('morale.agreement'),
  participation: metricOf('morale.participation'),
};
