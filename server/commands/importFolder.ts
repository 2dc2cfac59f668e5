import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Imports } from '#server/ingest/index.ts';
import type { Receipt } from '#shared/contract/import.ts';

/** How the names of files end that can be imported; what lies beside them is nobody's data. */
const TABLE = /\.(csv|tsv|txt|xlsx|jsonl)(\.gz)?$/i;

/** Imports every table of a folder as it is recognised, in one transaction. */
export async function importFolder(
  imports: Pick<Imports, 'recognise' | 'run'>,
  folder: string,
  how: { respondentKey: Uint8Array; actor: string; now: Date },
  onProgress: (file: string, rows: number) => void = () => undefined,
): Promise<Receipt> {
  const files = [];
  for (const name of (await readdir(folder)).filter((entry) => !entry.startsWith('.') && TABLE.test(entry)).sort()) {
    const file = { path: join(folder, name), name };
    files.push({ ...file, mapping: (await imports.recognise(file, { now: how.now })).mapping });
  }
  return imports.run({ ...how, files, dryRun: false, confirmExits: false }, onProgress);
}
