import type { Receipt, RecognisedFile } from '#shared/contract/import.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';

/** What was found in a file, in a sentence. */
export function recognisedSentence({ name, kind, rows, questions }: RecognisedFile): string {
  if (kind === undefined) return `${name} was not recognised: say what it holds.`;
  const open = questions.length > 0 ? ` ${formatCount(questions.length, 'question')} to answer.` : '';
  return `${name} was recognised as ${kind}, ${formatCount(rows, 'row')}.${open}`;
}

/** Of a workbook with several sheets, or a tap with several streams: how many of them are shown. */
export function partsSentence({ parts, partKind = 'sheet' }: RecognisedFile, shown: number): string {
  const left = parts.length - shown;
  const out = left > 0 ? `; ${left} not recognised, left out` : '';
  return `The file has ${formatCount(parts.length, partKind)}, each a table of its own${out}.`;
}

interface Totals {
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

/** Rows over all files of a receipt. */
export function totalsOf({ files }: Receipt): Totals {
  const sum = (pick: (file: Receipt['files'][number]) => number): number =>
    files.reduce((total, file) => total + pick(file), 0);
  return {
    new: sum((file) => file.new),
    changed: sum((file) => file.changed),
    unchanged: sum((file) => file.unchanged),
    rejected: sum((file) => file.rejected),
  };
}

/** The answer first: what an import did or would do, in ten words or so. */
export function receiptHeadline(receipt: Receipt): string {
  const totals = totalsOf(receipt);
  if (receipt.refused !== undefined) return 'No row could be read';
  if (receipt.changes === 0) {
    if (totals.rejected === 0) return 'Nothing new: all of this is already here';
    return 'Nothing new, and some rows were rejected';
  }
  const parts = [
    totals.new > 0 ? `${formatNumber(totals.new)} new` : '',
    totals.changed > 0 ? `${formatNumber(totals.changed)} changed` : '',
  ].filter((part) => part !== '');
  const rows = `${parts.join(' and ')} ${receipt.changes === 1 ? 'row' : 'rows'}`;
  const rejected = totals.rejected > 0 ? formatNumber(totals.rejected) : undefined;
  if (receipt.applied) return `Stored ${rows}${rejected ? `, rejected ${rejected}` : ''}`;
  return `Would store ${rows}${rejected ? `, reject ${rejected}` : ''}`;
}

/** What the receipt says, for people who hear the page. */
export function receiptSentence(receipt: Receipt): string {
  if (receipt.refused !== undefined) return `${receiptHeadline(receipt)}. ${receipt.refused}`;
  const held = receipt.held === undefined ? '' : ` Held: ${receipt.held}`;
  return `${receiptHeadline(receipt)}.${held}`;
}

const units = ['bytes', 'kB', 'MB', 'GB'];

/** A file's size: 48 kB. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${formatNumber(value, step > 0 && value < 10 ? 1 : 0)} ${units[step]}`;
}
