import type { Grouping } from '#shared/contract/grouping.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';
import { latestOf } from './latestOf.ts';

/** How many groups are surely worse than the company on some dimension, as a heading. */
export function moraleHeadline({ rows, company, dimensions }: MoraleResponse, by: Grouping): string {
  const told = rows.filter(({ measures }) =>
    dimensions.some((dimension) => latestOf(measures, dimension)?.scoreInterval !== undefined),
  );
  if (told.length === 0) return `Nothing can be told of any ${by}: all scores are withheld or missing`;
  const worse = told.filter(({ measures }) =>
    dimensions.some((dimension) => {
      const whole = latestOf(company, dimension)?.score;
      const interval = latestOf(measures, dimension)?.scoreInterval;
      if (whole === undefined || !interval) return false;
      return dimensionDirection(dimension) === 'lower is better' ? interval.lower > whole : interval.upper < whole;
    }),
  ).length;
  if (worse > 0)
    return `${formatNumber(worse)} of ${formatCount(told.length, by)} ${worse === 1 ? 'scores' : 'score'} worse than the company`;
  return `No ${by} scores worse than the company beyond chance`;
}
