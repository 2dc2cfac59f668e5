import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { formatInterval, formatNumber, formatProbability, formatShare } from '#web/ui/formatNumber.ts';
import { standingOf, standingWords } from '#web/ui/standing.ts';

/** A team's exits beside those expected, in one paragraph: counts, ratio, estimate with interval, verdict. */
export function comparisonSentence(row: TurnoverRow): string {
  const left = `${formatNumber(row.exits)} left`;
  if (row.expected === undefined)
    return `${left}; how many were to be expected cannot be worked out from these records.`;
  const expected = `${formatNumber(row.expected, 1)} expected for the same people under an average manager`;
  const ratio = row.ratio === undefined ? '' : ` Ratio ${formatNumber(row.ratio, 2)}.`;
  const estimate = row.posterior
    ? ` Allowing for chance: ${formatNumber(row.posterior.mean, 2)}, ${formatShare(row.posterior.interval.level)} interval ${formatInterval(row.posterior.interval, 2)}; the chance that it is above 1 is ${formatProbability(row.posterior.pAbove1)}.`
    : '';
  return `${left}; ${expected}.${ratio}${estimate} Verdict: ${standingWords[standingOf(row.verdict, row.evidence)].long.toLowerCase()}.`;
}
