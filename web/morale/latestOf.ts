import type { MoraleMeasure } from '#shared/contract/morale.ts';

/** The dimension's measure in the wave closed last. */
export function latestOf(measures: readonly MoraleMeasure[], dimension: string): MoraleMeasure | undefined {
  return measures
    .filter((measure) => measure.dimension === dimension)
    .toSorted((a, b) => b.closedOn.localeCompare(a.closedOn))[0];
}
