import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes each column as a file of 64-bit numbers, which R reads as readily as Node. */
export function writeColumns(folder: string, columns: Record<string, Float64Array>): void {
  for (const [name, values] of Object.entries(columns)) {
    writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
}

export function readColumn(folder: string, name: string): Float64Array {
  const bytes = readFileSync(join(folder, name));
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
