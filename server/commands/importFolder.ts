import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#server/db/database.ts';
import { recognise, runImport } from '#server/ingest/index.ts';
import type { Receipt } from '#shared/contract/import.ts';

/** Imports every CSV file of a folder as it is recognised, in one transaction. */
export async function importFolder(
  db: Database,
  folder: string,
  how: { respondentKey: Uint8Array; actor: string; now: Date; onProgress?: (file: string, rows: number) => void },
): Promise<Receipt> {
  const files = [];
  for (const name of (await readdir(folder)).filter((entry) => entry.endsWith('.csv')).sort()) {
    const file = { path: join(folder, name), name };
    files.push({ ...file, mapping: (await recognise(file, { as: undefined, db, now: how.now })).mapping });
  }
  return runImport({ ...how, db, files, dryRun: false, confirmExits: false });
}
