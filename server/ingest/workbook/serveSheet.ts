import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { IngestError, ofSheets } from '../ingestError.ts';
import type { Archive } from './archive.ts';
import { sharedTexts } from './sharedTexts.ts';
import { sheetReader } from './sheetReader.ts';
import type { FromSheet, SheetStart } from './sheetMessages.ts';
import { streamXml } from './streamXml.ts';
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts';

/** Rows sent in one go. */
const BATCH = 1_000;
/** A table has a header and a row. */
const ROWS_OF_A_TABLE = 2;

/** Says which sheets hold a table, then sends the rows of the one asked for, a batch each time it is told to go on. */
export async function serveSheet(archive: Archive, start: SheetStart, port: MessagePort): Promise<void> {
  const workbook = await readWorkbook(archive, start.name);
  try {
    await serveFrom(archive, workbook, start, port);
  } catch (error) {
    const names = workbook.sheets.map((each) => each.name);
    throw error instanceof IngestError ? ofSheets(error, names) : error;
  }
}

async function serveFrom(
  archive: Archive,
  workbook: Workbook,
  { name, part }: SheetStart,
  port: MessagePort,
): Promise<void> {
  const say = (message: FromSheet) => port.postMessage(message);
  const sheets = await sheetsWithRows(archive, workbook, { name, part });
  const sheet = chosen(workbook, sheets, { name, part });
  say({ sheets: sheets.map((each) => each.name), part: sheet.name });
  const texts = await sharedTexts(archive, workbook.sharedStrings, name);
  let rows: [string[], number][] = [];
  const context = { ...workbook, name, shared: (index: number) => texts[index] };
  const reader = sheetReader(context, (cells, row) => rows.push([cells, row]));
  await once(port, 'message');
  await streamXml(archive, sheet.entry, name, reader, async () => {
    if (rows.length < BATCH) return true;
    say({ rows });
    rows = [];
    await once(port, 'message');
    return true;
  });
  if (rows.length > 0) {
    say({ rows });
    await once(port, 'message');
  }
  say({ end: true });
}

/** A sheet that cannot be read is no hindrance to another that was asked for. */
async function sheetsWithRows(
  archive: Archive,
  workbook: Workbook,
  { name, part }: Pick<SheetStart, 'name' | 'part'>,
): Promise<Sheet[]> {
  const found: Sheet[] = [];
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    try {
      if (await hasRows(archive, workbook, sheet, name)) found.push(sheet);
    } catch (error) {
      if (!(error instanceof IngestError) || part === undefined || part === sheet.name) throw error;
    }
  }
  return found;
}

/** Looks at the beginning only; any text will do for a cell that refers to one. */
async function hasRows(archive: Archive, workbook: Workbook, sheet: Sheet, name: string): Promise<boolean> {
  let rows = 0;
  const reader = sheetReader({ ...workbook, name, shared: () => '?' }, () => {
    rows += 1;
  });
  await streamXml(archive, sheet.entry, name, reader, () => rows < ROWS_OF_A_TABLE);
  return rows >= ROWS_OF_A_TABLE;
}

function chosen(
  { sheets }: Workbook,
  withRows: readonly Sheet[],
  { name, part }: Pick<SheetStart, 'name' | 'part'>,
): Sheet {
  if (part === undefined) {
    if (withRows.length > 0) return withRows[0];
    throw new IngestError(`${name}: no sheet holds a header and a row below it. Export it again.`);
  }
  const sheet = sheets.find((each) => each.name === part);
  if (sheet) return sheet;
  const only = sheets.length === 1 ? ` Its sheet is "${sheets[0].name}".` : '';
  throw new IngestError(`${name} has no sheet "${part}".${only}`);
}
