import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { tableRows } from '../csv/table.ts';
import type { CsvTable } from '../csv/csvTable.ts';
import { guardFormula } from './formulaGuard.ts';
import { rejectColumns } from './rejectColumns.ts';

/** Lets spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes rejected rows as CSV: the columns of their file as they stand in it, the line and the reason. Put right, it is
 * imported like the file itself. `reasons`: by line.
 */
export async function writeRejects(
  path: string,
  table: CsvTable,
  { reasons, asOf }: { reasons: ReadonlyMap<number, string>; asOf: string | undefined },
): Promise<void> {
  await pipeline(rejectedText(table, reasons, asOf), createWriteStream(path, { mode: 0o600 }));
}

async function* rejectedText(table: CsvTable, reasons: ReadonlyMap<number, string>, asOf: string | undefined) {
  const width = table.columns.length;
  let text = BYTE_ORDER_MARK + csvLine(rejectColumns(table.columns, asOf));
  const rows = tableRows(table, (cells, line) => {
    const reason = reasons.get(line);
    if (reason === undefined) return;
    // Cells beyond the header come last, so that nothing of the row is lost.
    text += csvLine([...cells.slice(0, width), String(line), reason, ...cells.slice(width)]);
  });
  for (;;) {
    const { done } = await rows.next();
    if (text !== '') yield text;
    text = '';
    if (done) return;
  }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guardFormula(cell))).join(',')}\r\n`;
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
