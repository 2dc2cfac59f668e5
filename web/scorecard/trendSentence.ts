import type { OverviewResponse } from '#shared/contract/managers.ts';
import { formatInterval, formatNumber } from '#web/ui/formatNumber.ts';
import { usualRange } from './usualRange.ts';

type Quarters = OverviewResponse['quarters'];

/** What the quarters show, as a heading and as one sentence: whether the last one lies within the range the series moves in by itself. */
export function trendSentence(quarters: Quarters): { title: string; summary: string } {
  const measured = quarters.flatMap(({ quarter, rate }) => (rate === undefined ? [] : [{ quarter, rate }]));
  const last = measured.at(-1);
  const first = measured[0];
  if (!last || !first)
    return { title: 'No quarter with turnover', summary: 'No quarter has people at risk of leaving.' };
  const said = `Turnover was ${formatNumber(last.rate, 1)} exits per 100 person-years in ${last.quarter}, ${formatNumber(first.rate, 1)} in ${first.quarter}`;
  const range = usualRange(measured.map(({ rate }) => rate));
  if (!range) return { title: 'Turnover by quarter, too few to call a trend', summary: `${said}.` };
  const side = last.rate > range.upper ? 'above' : last.rate < range.lower ? 'below' : 'within';
  return {
    title: `Turnover in the last quarter is ${side} its usual range`,
    summary: `${said}; by itself it moves within ${formatInterval(range, 1)} from quarter to quarter, so the last one is ${side} its usual range.`,
  };
}
