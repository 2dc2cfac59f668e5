import type { Grouping } from '#shared/contract/grouping.ts';
import type { MoraleMeasure, MoraleResponse } from '#shared/contract/morale.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';
import { latestOf } from './latestOf.ts';

/** A 95 % interval lies wholly on the worse side of the truth so often. */
const WORSE_BY_CHANCE = 0.025;

/** How many groups have a score whose interval lies wholly on the worse side of the company's, as a heading; whose scores these are where the company's are not told. */
export function moraleHeadline({ rows, company, dimensions }: MoraleResponse, by: Grouping): string {
  if (company.length === 0 && by !== 'manager') return `Scores by ${by} are for HR and the owner`;
  const told = rows.filter(({ measures }) =>
    dimensions.some((dimension) => latestOf(measures, dimension)?.scoreInterval !== undefined),
  );
  if (told.length === 0)
    return rows.some(({ measures }) => dimensions.some((dimension) => isToldAsArea(latestOf(measures, dimension))))
      ? areasAlone(rows.length, company.length === 0)
      : `Nothing can be told of any ${by}: all scores are withheld or missing`;
  if (company.length === 0)
    return `Scores of your ${told.length === 1 ? 'team' : 'teams'}; the company’s are for HR and the owner`;
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
  return `No ${by} scores worse than the company`;
}

const isToldAsArea = (measure: MoraleMeasure | undefined): boolean => measure?.wider?.measure.score !== undefined;

function areasAlone(teams: number, own: boolean): string {
  if (teams === 1) return `${own ? 'Your' : 'The'} team’s scores are withheld; the area around it is shown`;
  return `${own ? 'Your teams’' : 'All teams’'} scores are withheld; areas around them are shown`;
}

/** Each score is held against its own 95 % interval, so that some are marked by chance alone: how many, in a sentence; none where there is no company's to be held against. */
export function markedByChance({ rows, company, dimensions }: MoraleResponse): string {
  if (company.length === 0) return '';
  const scores = rows.flatMap(({ measures }) =>
    dimensions.filter((dimension) => latestOf(measures, dimension)?.scoreInterval !== undefined),
  ).length;
  if (scores === 0) return '';
  const expected = Math.round(scores * WORSE_BY_CHANCE);
  return expected === 0
    ? `Of ${formatNumber(scores)} scores fewer than one would be marked worse by chance alone.`
    : `Of ${formatNumber(scores)} scores about ${formatNumber(expected)} would be marked worse by chance alone.`;
}
