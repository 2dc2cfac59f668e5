import { formatMonth } from './formatDate.ts';

type Ends = { from: string; to: string };
type Span = { from?: string | undefined; to?: string | undefined };

/**
 * What a heading says in place of a finding when the months asked about hold no records: they lie wholly before or after
 * them, or nobody was `atRisk` of leaving in them. `undefined` when something can be told, or the records are not known.
 */
export function nothingToTell(span: Span, records: Ends | undefined, atRisk = true): string | undefined {
  if (!records) return undefined;
  const { from = records.from.slice(0, 7), to = records.to.slice(0, 7) } = span;
  const outside = to < records.from.slice(0, 7) || from > records.to.slice(0, 7);
  const months = `between ${formatMonth(from)} and ${formatMonth(to)}`;
  if (outside) return `No records ${months}: nothing can be told`;
  return atRisk ? undefined : `No dated employments ${months}: who leaves cannot be told`;
}

/** Whether the first month asked about comes after the last; months are written so that they compare as text. */
export const endsBeforeStart = ({ from, to }: Span): boolean => from !== undefined && to !== undefined && from > to;
