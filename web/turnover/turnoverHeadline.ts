import type { Grouping } from '#shared/contract/grouping.ts';
import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';

/** How many groups lose people faster than expected, as a heading. */
export function turnoverHeadline(rows: readonly Pick<TurnoverRow, 'verdict'>[], by: Grouping): string {
  const worse = rows.filter(({ verdict }) => verdict === 'worse').length;
  const untold = rows.filter(({ verdict }) => verdict === 'cannot tell').length;
  if (worse > 0)
    return `${formatNumber(worse)} of ${formatCount(rows.length, by)} ${worse === 1 ? 'loses' : 'lose'} people faster than expected`;
  if (rows.length > 0 && untold === rows.length) return `Too few exits to tell any ${by} apart`;
  return `No ${by} loses people faster than chance explains`;
}
