import type { Verdict } from '#shared/contract/grouping.ts';
import type { ManagersRow } from '#shared/contract/managers.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';

/** How many managers lose people faster than expected: as a heading, and with the other verdicts as one sentence. */
export function managersHeadline(rows: readonly ManagersRow[]): { title: string; summary: string } {
  const verdicts = rows.flatMap(({ turnover }) => (turnover ? [turnover] : []));
  const counted = (verdict: Verdict): number => verdicts.filter((row) => row.verdict === verdict).length;
  const worse = counted('worse');
  const untold = counted('cannot tell');
  const strong = verdicts.filter(({ evidence }) => evidence === 'strong evidence').length;
  return {
    title: titleOf(worse, untold, rows.length),
    summary: `Of ${formatCount(rows.length, 'manager')}, ${formatNumber(worse)} lose more people than expected (${formatNumber(strong)} on strong evidence), ${formatNumber(counted('better'))} fewer, ${formatNumber(counted('as expected'))} about as many; for ${formatNumber(untold)} too few exits were expected to tell.`,
  };
}

function titleOf(worse: number, untold: number, all: number): string {
  if (worse > 0)
    return `${formatNumber(worse)} of ${formatCount(all, 'manager')} ${worse === 1 ? 'loses' : 'lose'} people faster than expected`;
  if (all > 0 && untold === all) return 'Too few exits to tell managers apart';
  return 'No manager loses people faster than chance explains';
}
