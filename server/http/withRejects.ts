import { basename } from 'node:path';
import type { ImportFile } from '#server/ingest/index.ts';
import type { Receipt } from '#shared/contract/import.ts';
import type { Uploads } from './uploads.ts';

/** Runs an import whose rejected rows are kept among the uploads; the receipt names them by the id they can be fetched under. */
export async function withRejects(
  uploads: Uploads,
  files: readonly ImportFile[],
  run: (files: ImportFile[]) => Promise<Receipt>,
): Promise<Receipt> {
  const places: string[] = [];
  const placed: ImportFile[] = [];
  for (const each of files) {
    const { file, path } = await uploads.place(`rejected rows of ${each.name.replace(/\.[^.]+$/, '')}.csv`);
    places.push(file);
    placed.push({ ...each, rejectsTo: path });
  }
  const written = new Set<string>();
  try {
    const receipt = await run(placed);
    const told = receipt.files.map((each) => {
      if (each.rejects === undefined) return each;
      const rejects = basename(each.rejects);
      written.add(rejects);
      return { ...each, rejects };
    });
    return { ...receipt, files: told };
  } finally {
    for (const file of places) if (!written.has(file)) await uploads.remove(file);
  }
}
