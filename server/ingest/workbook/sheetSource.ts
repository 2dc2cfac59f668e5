import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { RowSource } from '../rowSource.ts';
import { type SheetReading, sheetReading } from './sheetReading.ts';
import type { FromSheet, SheetStart } from './sheetMessages.ts';

/** The rows of one sheet of a workbook, read in a thread with limits of its own. Throws IngestError when it is none or unreadable. */
export async function sheetSource(start: SheetStart): Promise<RowSource> {
  const opened = await openSheet(start);
  let waiting: SheetReading | undefined = opened.reading;
  const { sheets, part } = opened.found;
  const several = sheets.length > 1;
  return {
    encoding: several ? `Excel workbook, sheet "${part}"` : 'Excel workbook',
    delimiter: '',
    doubts: [],
    part: several || start.part !== undefined ? part : undefined,
    partKind: 'sheet',
    parts: several ? sheets : [],
    async *rows(onRow) {
      const reading = waiting ?? (await openSheet({ ...start, part })).reading;
      waiting = undefined;
      try {
        for (;;) {
          reading.goOn();
          const message = await reading.next();
          if ('end' in message) break;
          if (!('rows' in message)) throw new Error('the thread that reads workbooks sent something else than rows');
          for (const [cells, line] of message.rows) onRow(cells, line);
          yield;
        }
      } finally {
        await reading.end();
      }
      return hashOf(start.path);
    },
  };
}

async function openSheet(
  start: SheetStart,
): Promise<{ reading: SheetReading; found: Extract<FromSheet, { part: string }> }> {
  const reading = sheetReading(start);
  try {
    const found = await reading.next();
    if ('part' in found) return { reading, found };
    throw new Error('the thread that reads workbooks did not say which sheets there are');
  } catch (error) {
    await reading.end();
    throw error;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}
