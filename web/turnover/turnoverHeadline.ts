import type { Grouping } from '#shared/contract/grouping.ts';
import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { countLosses, lossTitle } from './lossTitle.ts';

/** How many groups lose people faster than expected, as a heading; strong evidence apart from what is to watch. */
export function turnoverHeadline(rows: readonly Pick<TurnoverRow, 'verdict' | 'evidence'>[], by: Grouping): string {
  const title = lossTitle({ ...countLosses(rows), all: rows.length }, by);
  if (title !== undefined) return title;
  const untold = rows.filter(({ verdict }) => verdict === 'cannot tell').length;
  if (rows.length > 0 && untold === rows.length) return `Too few exits to tell any ${by} apart`;
  return `No ${by} loses people faster than chance explains`;
}
