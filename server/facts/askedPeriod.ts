import type { Period } from '#shared/contract/grouping.ts';
import { isoFromDay } from '#shared/calendar/day.ts';
import { firstDayOfMonth, monthFromText } from '#shared/calendar/month.ts';
import type { Snapshot } from './snapshot.ts';

/** Days `from` up to (not including) `to`; an end nobody asked for is infinite, so that it leaves nothing out. */
export interface AskedPeriod {
  from: number;
  to: number;
  /** For the reader: first and last day, with the records' own ends where none was asked; undefined without dated records. */
  shown: Period | undefined;
}

/** Which days does a request for months `from` to `to` (both included) speak of? */
export function askedPeriod(snapshot: Snapshot, request: { from?: string; to?: string }): AskedPeriod {
  const first = request.from === undefined ? undefined : monthFromText(request.from);
  const lastMonth = request.to === undefined ? undefined : monthFromText(request.to);
  const from = first === undefined ? undefined : firstDayOfMonth(first);
  const to = lastMonth === undefined ? undefined : firstDayOfMonth(lastMonth + 1);
  const [begin, last] = [from ?? snapshot.recordsFrom, to === undefined ? snapshot.recordsThrough : to - 1];
  return {
    from: from ?? Number.NEGATIVE_INFINITY,
    to: to ?? Number.POSITIVE_INFINITY,
    shown: begin === undefined || last === undefined ? undefined : { from: isoFromDay(begin), to: isoFromDay(last) },
  };
}
