import type { CsvTable } from './csvTable.ts';
import { IngestError, ofSheets } from '../ingestError.ts';
import { openSource } from '../openSource.ts';
import { findHeader, type Header, type HeadRow } from '../preset/findHeader.ts';
import { presets } from '../readPresets.ts';
import { fromRejects } from '../rejects/fromRejects.ts';
import type { Reading, RowSource } from '../rowSource.ts';

/** A question may be the header of its column, and its name in an index. */
const LONGEST_HEADER = 500;
/** Nobody can say of more columns how they are to be read. */
const MOST_COLUMNS = 2_000;
/** A header stands among so many rows, unless a person says where. */
const HEAD_ROWS = 10;

/** Called with the cells of each data row, made as long as the header, and the row's first line. */
export type TableRow = (cells: string[], line: number, width: number) => void;

/**
 * The header is what the source names its columns, the row a person named, or the first row; a single filled cell above a
 * wider row is a title and is passed over.
 */
export async function openTable(path: string, name: string, reading: Reading = {}): Promise<CsvTable> {
  const { bytes, source } = await openSource(path, name, reading);
  const opened = { path, name: partName(name, source.part), bytes, source };
  if (source.columns) return { ...opened, ...(await headerFrom([{ cells: source.columns.map(headerText), line: 0 }])) };
  const { headerRow } = reading;
  const rows = await headRows(source, headerRow);
  const header =
    headerRow === undefined
      ? (rows.find(({ cells }) => filled(cells) > 1) ?? rows.find(({ cells }) => filled(cells) > 0))
      : rows.find(({ line }) => line === headerRow);
  const wrong = whyNoHeader(opened.name, header, headerRow);
  if (wrong !== undefined) throw source.partKind === 'sheet' ? ofSheets(wrong, source.parts) : wrong;
  return fromRejects({ ...opened, ...(await headerFrom(rows.slice(rows.indexOf(header!)))) });
}

function whyNoHeader(name: string, header: HeadRow | undefined, asked: number | undefined): IngestError | undefined {
  if (header === undefined) {
    return new IngestError(
      asked === undefined
        ? `${name}: the file is empty. Export it again.`
        : `${name}: row ${asked} is empty. Name the row the header stands in.`,
    );
  }
  if (header.cells.length <= MOST_COLUMNS) return undefined;
  return new IngestError(
    `${name} has ${header.cells.length.toLocaleString('en')} columns, and a table at most ${MOST_COLUMNS.toLocaleString('en')}: leave away those that are not wanted.`,
  );
}

/** A sheet or stream goes by its file's name and its own. */
function partName(name: string, part: string | undefined): string {
  return part === undefined || name.endsWith(`: ${part}`) ? name : `${name}: ${part}`;
}

/** The header that begins with the first of these rows: a system's we know, else that row. */
async function headerFrom(rows: readonly HeadRow[]): Promise<Header> {
  const [{ cells, line }] = rows;
  return findHeader(rows, await presets()) ?? { columns: [...cells], headerLine: line };
}

/** The first rows, or those from the one a person named. */
async function headRows(source: RowSource, from = 1): Promise<HeadRow[]> {
  const rows: HeadRow[] = [];
  const reading = source.rows((cells, line) => {
    if (line >= from && rows.length < HEAD_ROWS) rows.push({ cells: cells.map(headerText), line });
  });
  while (rows.length < HEAD_ROWS) if ((await reading.next()).done) break;
  await reading.return('');
  return rows;
}

/**
 * Hands on every data row, a piece of the file at a time: between pieces a slow receiver holds the reading back. Returns
 * the file's SHA-256.
 */
export function tableRows(
  { source, columns, headerLine, filter }: CsvTable,
  onRow: TableRow,
): AsyncGenerator<void, string> {
  const width = columns.length;
  return source.rows((cells, line) => {
    if (line <= headerLine) return;
    const found = cells.length;
    while (cells.length < width) cells.push('');
    if (filter?.keeps(cells) === false) return;
    if (found > width || cells.some(isFilled)) onRow(cells, line, found);
  });
}

/** Runs through the whole table for what `onRow` keeps; resolves to the file's SHA-256. */
export async function eachRow(table: CsvTable, onRow: TableRow): Promise<string> {
  const rows = tableRows(table, onRow);
  for (;;) {
    const step = await rows.next();
    if (step.done) return step.value;
  }
}

const headerText = (cell: string) => cell.trim().slice(0, LONGEST_HEADER);
const isFilled = (cell: string) => cell !== '';
const filled = (cells: readonly string[]) => cells.filter(isFilled).length;
