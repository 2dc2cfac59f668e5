import type { Receipt } from '#shared/contract/import.ts';
import type { Tally } from '../people/peopleRun.ts';
import { candidatesOf } from './candidatesOf.ts';
import type { FileBook } from './fileBook.ts';

const MOST_LISTED = 1_000;
const MOST_EXAMPLES = 50;

/** What the whole import did, from the books of its files. */
export function receiptOf(
  books: readonly FileBook[],
  tally: Tally,
  outcome: Pick<Receipt, 'importId' | 'applied' | 'held' | 'refused'>,
): Receipt {
  const notices = books.flatMap((book) => book.notices);
  const files = books.map((book) => book.receipt());
  return {
    ...outcome,
    files,
    employees: { new: tally.newEmployees, changed: tally.changedEmployees.size, placeholders: tally.placeholders },
    exits: tally.exits,
    changes: files.reduce((sum, file) => sum + file.new + file.changed, tally.missing ?? 0),
    examples: books.flatMap((book) => book.examples).slice(0, MOST_EXAMPLES),
    ended: tally.ended,
    leaving: books.flatMap((book) => book.leaving).slice(0, MOST_EXAMPLES),
    sharedNames: books.flatMap((book) => book.sharedNames),
    ambiguousManagers: books.flatMap((book) => book.ambiguousManagers.map(candidatesOf)),
    notices: notices.slice(0, MOST_LISTED),
    moreNotices: Math.max(0, notices.length - MOST_LISTED) + books.reduce((sum, book) => sum + book.moreNotices, 0),
  };
}
