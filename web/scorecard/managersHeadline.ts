import type { Verdict } from '#shared/contract/grouping.ts';
import type { ManagersRow } from '#shared/contract/managers.ts';
import { countLosses, lossTitle } from '#web/turnover/lossTitle.ts';
import { standingOf, standingWords } from '#web/ui/standing.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';

/** How many managers lose people faster than expected, as a heading (strong evidence apart from what is to watch), and with the other verdicts as one sentence. */
export function managersHeadline(rows: readonly ManagersRow[]): { title: string; summary: string } {
  const verdicts = rows.flatMap(({ turnover }) => (turnover ? [turnover] : []));
  const counted = (verdict: Verdict): number => verdicts.filter((row) => row.verdict === verdict).length;
  const untold = counted('cannot tell');
  const { strong, watch } = countLosses(verdicts);
  if (rows.length === 1)
    return {
      title: lossTitle({ strong, watch, all: 1 }, 'manager') ?? noLossTitle(untold, 1),
      summary: aloneOf(rows[0]),
    };
  return {
    title: lossTitle({ strong, watch, all: rows.length }, 'manager') ?? noLossTitle(untold, rows.length),
    summary: `Of ${formatCount(rows.length, 'manager')}, ${formatNumber(strong)} lose more people than expected on strong evidence and ${formatNumber(watch)} are to watch, ${formatNumber(counted('better'))} lose fewer, ${formatNumber(counted('as expected'))} about as many; for ${formatNumber(untold)} too few exits were expected to tell.`,
  };
}

function aloneOf({ manager, turnover }: ManagersRow): string {
  if (!turnover) return `${manager.name}: no exits to compare.`;
  return `${manager.name}: ${standingWords[standingOf(turnover.verdict, turnover.evidence)].long.toLowerCase()} on exits.`;
}

function noLossTitle(untold: number, all: number): string {
  if (all === 1 && untold === 1) return 'Too few exits to tell yet';
  if (all > 0 && untold === all) return 'Too few exits to tell managers apart';
  return 'No manager loses people faster than chance explains';
}
