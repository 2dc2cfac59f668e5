import type { Metric } from './metric.ts';
import { comparisonMetrics } from './comparisonMetrics.ts';
import { moraleMetrics } from './moraleMetrics.ts';
import { practiceMetrics } from './practiceMetrics.ts';
import { rampMetrics } from './rampMetrics.ts';
import { signalMetrics } from './signalMetrics.ts';
import { turnoverMetrics } from './turnoverMetrics.ts';

/** Every number an answer can hold. */
export const metrics: readonly Metric[] = [
  ...turnoverMetrics,
  ...comparisonMetrics,
  ...moraleMetrics,
  ...rampMetrics,
  ...practiceMetrics,
  ...signalMetrics,
];

const byId = new Map(metrics.map((metric) => [metric.id, metric]));

/** The metric with this id; an id nobody declared is a mistake in the code, not in the data. */
export function metricOf(id: string): Metric {
  const metric = byId.get(id);
  if (!metric) throw new RangeError(`no metric is called ${id}`);
  return metric;
}
