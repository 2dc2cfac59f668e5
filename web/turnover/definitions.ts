import { metricOf } from '#shared/metrics/metrics.ts';

/** What the numbers of this room mean. */
export const definitions = {
  rate: metricOf('turnover.rate'),
  rateInterval: metricOf('turnover.rateInterval'),
  percent: metricOf('turnover.turnoverPercent'),
  exits: metricOf('turnover.exits'),
  exitsByType: metricOf('turnover.exitsByType'),
  regretted: metricOf('turnover.regrettedExits'),
  firstYear: metricOf('turnover.firstYearExits'),
  expected: metricOf('comparison.expected'),
  ratio: metricOf('comparison.ratio'),
  estimate: metricOf('comparison.posterior.mean'),
  verdict: metricOf('comparison.verdict'),
};

export const retentionDefinition = metricOf('turnover.retention');
