import { metricOf } from '#shared/metrics/metrics.ts';

/** What the numbers of this room mean. */
export const definitions = {
  ownSellingShare: metricOf('practice.ownSellingShare'),
  takeovers: metricOf('practice.takeovers'),
  jointCalls: metricOf('practice.jointCalls'),
  coachingSessions: metricOf('practice.coachingSessions'),
  trainingHours: metricOf('practice.trainingHours'),
  oneOnOnesHeld: metricOf('practice.oneOnOnesHeld'),
  afterHoursShare: metricOf('practice.afterHoursShare'),
  winRate: metricOf('practice.winRate'),
};
