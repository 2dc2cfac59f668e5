import { createHash } from 'node:crypto';
import { type CsvDialect, CsvReader } from './csvReader.ts';
import { sniffDialect } from './dialect.ts';
import { IngestError } from '../ingestError.ts';
import { readHead, readText } from './readText.ts';

/** A delimited file whose header is known. */
export interface CsvTable {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly dialect: CsvDialect;
  readonly columns: string[];
  readonly headerLine: number;
}

/** A question may be the header of its column, and its name in an index. */
const LONGEST_HEADER = 500;

/** Called with the cells of each data row, made as long as the header, and the row's first line. */
export type TableRow = (cells: string[], line: number, width: number) => void;

/** The header is the first row; a single filled cell above a wider row is a title and is passed over. */
export async function openTable(path: string, name: string): Promise<CsvTable> {
  const { head, bytes, encoding } = await readHead(path, name);
  const dialect = sniffDialect(head);
  const rows: { cells: string[]; line: number }[] = [];
  const reader = new CsvReader(dialect, (cells, line) => {
    if (rows.length < 10) rows.push({ cells: cells.map((cell) => cell.trim().slice(0, LONGEST_HEADER)), line });
  });
  reader.push(head);
  if (rows.length < 10) reader.end();
  const header = rows.find(({ cells }) => filled(cells) > 1) ?? rows.find(({ cells }) => filled(cells) > 0);
  if (!header) throw new IngestError(`${name}: the file is empty. Export it again.`);
  return {
    path,
    name,
    bytes,
    encoding,
    dialect,
    columns: header.cells,
    headerLine: header.line,
  };
}

/**
 * Hands on every data row, a piece of the file at a time: `afterPiece` runs between pieces, which is where a slow
 * receiver holds the reading back. Returns the file's SHA-256.
 */
export async function* tableRows(table: CsvTable, onRow: TableRow): AsyncGenerator<void, string> {
  const hash = createHash('sha256');
  const width = table.columns.length;
  const reader = new CsvReader(table.dialect, (cells, line) => {
    if (line <= table.headerLine) return;
    const found = cells.length;
    while (cells.length < width) cells.push('');
    if (found > width || cells.some(isFilled)) onRow(cells, line, found);
  });
  for await (const text of readText(table.path, table.name, hash)) {
    reader.push(text);
    yield;
  }
  reader.end();
  return hash.digest('hex');
}

/** Runs through the whole table for what `onRow` keeps; resolves to the file's SHA-256. */
export async function eachRow(table: CsvTable, onRow: TableRow): Promise<string> {
  const rows = tableRows(table, onRow);
  for (;;) {
    const step = await rows.next();
    if (step.done) return step.value;
  }
}

const isFilled = (cell: string) => cell !== '';
const filled = (cells: string[]) => cells.filter(isFilled).length;
