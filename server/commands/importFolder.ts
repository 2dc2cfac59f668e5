import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Imports } from '#server/ingest/index.ts';
import type { Receipt } from '#shared/contract/import.ts';

/** How the names of files end that can be imported; what lies beside them is nobody's data. */
const TABLE = /\.(csv|tsv|txt|xlsx|jsonl)(\.gz)?$/i;

/** The paths of the tables in a folder, by name; folders within it and names beginning with a dot are passed over. */
export async function tablesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return names
    .filter((name) => !name.startsWith('.') && TABLE.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Imports every table of a folder as it is recognised, in one transaction. */
export async function importFolder(
  imports: Pick<Imports, 'recognise' | 'run'>,
  folder: string,
  how: { respondentKey: Uint8Array; actor: string; address?: string | undefined; now: Date },
  onProgress: (file: string, rows: number) => void = () => undefined,
): Promise<Receipt> {
  const files = [];
  for (const path of await tablesIn(folder)) {
    const file = { path, name: basename(path) };
    files.push({ ...file, mapping: (await imports.recognise(file, { now: how.now })).mapping });
  }
  return imports.run({ ...how, files, dryRun: false, confirmExits: false }, onProgress);
}
