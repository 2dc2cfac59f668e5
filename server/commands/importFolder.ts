import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Imports } from '#server/ingest/index.ts';
import type { Receipt } from '#shared/contract/import.ts';

/** Imports every CSV file of a folder as it is recognised, in one transaction. */
export async function importFolder(
  imports: Pick<Imports, 'recognise' | 'run'>,
  folder: string,
  how: { respondentKey: Uint8Array; actor: string; now: Date },
  onProgress: (file: string, rows: number) => void = () => undefined,
): Promise<Receipt> {
  const files = [];
  for (const name of (await readdir(folder)).filter((entry) => entry.endsWith('.csv')).sort()) {
    const file = { path: join(folder, name), name };
    files.push({ ...file, mapping: (await imports.recognise(file, { now: how.now })).mapping });
  }
  return imports.run({ ...how, files, dryRun: false, confirmExits: false }, onProgress);
}
