import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachRow, openTable } from '#server/ingest/csv/table.ts';
import type { CsvTable } from '#server/ingest/csv/csvTable.ts';
import type { Reading } from '#server/ingest/rowSource.ts';

/** Calls `work` with the path of a file of these bytes, and takes the file away. */
export async function withFile<T>(
  name: string,
  bytes: string | Uint8Array,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-test-'));
  try {
    await writeFile(join(folder, name), bytes);
    return await work(join(folder, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface ReadTable {
  table: CsvTable;
  columns: string[];
  rows: { cells: string[]; line: number }[];
}

/** Everything a file holds, as an import sees it. */
export function readTable(name: string, bytes: string | Uint8Array, reading: Reading = {}): Promise<ReadTable> {
  return withFile(name, bytes, async (path) => {
    const table = await openTable(path, name, reading);
    const rows: ReadTable['rows'] = [];
    await eachRow(table, (cells, line) => rows.push({ cells: [...cells], line }));
    return { table, columns: table.columns, rows };
  });
}
