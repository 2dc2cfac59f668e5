import type { OverviewResponse } from '#shared/contract/managers.ts';
import { formatInterval, formatNumber } from '#web/ui/formatNumber.ts';
import { isSoFar } from './quarterSoFar.ts';
import { usualRange } from './usualRange.ts';

type Quarters = OverviewResponse['quarters'];

/**
 * What the quarters show, as a heading and as one sentence: whether the last whole one lies within the range the series
 * moves in by itself. A quarter that the records (up to the day `through`) do not cover to its end is told, not judged.
 */
export function trendSentence(quarters: Quarters, through?: string): { title: string; summary: string } {
  const measured = quarters.flatMap(({ quarter, rate }) => (rate === undefined ? [] : [{ quarter, rate }]));
  const whole = measured.filter(({ quarter }) => !isSoFar(quarter, through));
  const [first, last, open] = [whole[0], whole.at(-1), measured.find(({ quarter }) => isSoFar(quarter, through))];
  const soFar = open ? `${formatNumber(open.rate, 1)} in ${open.quarter} so far, which is not over` : '';
  if (!last || !first)
    return {
      title: 'No whole quarter with turnover',
      summary: open ? `Exits per 100 person-years: ${soFar}.` : 'No quarter has people at risk of leaving.',
    };
  const said = `Turnover was ${formatNumber(last.rate, 1)} exits per 100 person-years in ${last.quarter}, ${formatNumber(first.rate, 1)} in ${first.quarter}${open ? `; ${soFar}` : ''}`;
  const range = usualRange(whole.map(({ rate }) => rate));
  if (!range) return { title: 'Turnover by quarter, too few to call a trend', summary: `${said}.` };
  const side = last.rate > range.upper ? 'above' : last.rate < range.lower ? 'below' : 'within';
  const which = open ? 'last whole quarter' : 'last quarter';
  return {
    title: `Turnover in the ${which} is ${side} its usual range`,
    summary: `${said}; by itself it moves within ${formatInterval(range, 1)} from quarter to quarter, so the ${which} is ${side} its usual range.`,
  };
}
