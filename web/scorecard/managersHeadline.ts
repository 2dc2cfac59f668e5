import type { Verdict } from '#shared/contract/grouping.ts';
import type { ManagersRow } from '#shared/contract/managers.ts';
import { countLosses, lossTitle } from '#web/turnover/lossTitle.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';

/** How many managers lose people faster than expected, as a heading (strong evidence apart from what is to watch), and with the other verdicts as one sentence. */
export function managersHeadline(rows: readonly ManagersRow[]): { title: string; summary: string } {
  const verdicts = rows.flatMap(({ turnover }) => (turnover ? [turnover] : []));
  const counted = (verdict: Verdict): number => verdicts.filter((row) => row.verdict === verdict).length;
  const untold = counted('cannot tell');
  const { strong, watch } = countLosses(verdicts);
  return {
    title: lossTitle({ strong, watch, all: rows.length }, 'manager') ?? noLossTitle(untold, rows.length),
    summary: `Of ${formatCount(rows.length, 'manager')}, ${formatNumber(strong)} lose more people than expected on strong evidence and ${formatNumber(watch)} are to watch, ${formatNumber(counted('better'))} lose fewer, ${formatNumber(counted('as expected'))} about as many; for ${formatNumber(untold)} too few exits were expected to tell.`,
  };
}

function noLossTitle(untold: number, all: number): string {
  if (all > 0 && untold === all) return 'Too few exits to tell managers apart';
  return 'No manager loses people faster than chance explains';
}
