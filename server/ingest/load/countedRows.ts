import type { FileRun } from './fileRun.ts';
import type { Accounting } from './storeStaged.ts';

/** Counts every line of a file as one row of the table: new, changed or unchanged. */
export function countedRows({ book }: FileRun): Accounting {
  return {
    allNew: async (rows) => book.count('new', rows),
    async compared(rows, { fresh, changed }) {
      book.count('new', fresh);
      book.count('changed', changed);
      book.count('unchanged', rows - fresh - changed);
    },
  };
}
