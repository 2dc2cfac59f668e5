import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes each column as a file of 64-bit numbers, which R reads as readily as Node. */
export function writeColumns(folder: string, columns: Record<string, Float64Array>): void {
  for (const [name, values] of Object.entries(columns)) {
    writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
}

/** What was read stays, so that a fit finds no room that reading has freed and that would not count as its own. */
const read: Float64Array[] = [];

export function readColumn(folder: string, name: string): Float64Array {
  const bytes = readFileSync(join(folder, name));
  const column = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
  read.push(column);
  return column;
}
