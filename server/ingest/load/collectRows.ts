import { eachRow } from '../csv/table.ts';
import { BadValue } from '../values/badValue.ts';
import type { FileRun } from './fileRun.ts';

/** All rows of a file that are worked out as a whole; the unusable ones are rejected. `cells` are used again: copy. `note` is told of every row, rejected or not. */
export async function collectRows<T>(
  run: FileRun,
  read: (cells: string[], line: number, width: number) => T,
  note: (cells: readonly string[], width: number) => void = () => undefined,
): Promise<{ rows: T[]; sha256: string }> {
  const rows: T[] = [];
  let seen = 0;
  const sha256 = await eachRow(run.table, (cells, line, width) => {
    seen += 1;
    if (seen % 10_000 === 0) run.progress(seen);
    note(cells, width);
    guarded(run, { cells, line, width }, () => rows.push(read(cells, line, width)));
  });
  run.progress(seen);
  return { rows, sha256 };
}

/** Runs `work` on a row; a bad cell, or cells beyond the header, reject the row. */
export function guarded(
  run: FileRun,
  row: { cells: string[]; line: number; width: number },
  work: () => void,
): boolean {
  const { columns } = run.table;
  if (row.width > columns.length && row.cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    run.book.reject(row.line, `the row has ${row.width} cells, the header ${columns.length}`);
    return false;
  }
  try {
    work();
    return true;
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    run.book.reject(row.line, error.message, { column: error.column || undefined, value: error.value || undefined });
    return false;
  }
}
