import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { IngestError } from '#server/ingest/index.ts';
import { fetched, type Headers, nameAt } from './fetched.ts';
import { tablesIn } from './importFolder.ts';
import { Usage } from './usage.ts';

/** What is piped in goes by this name. */
const NAME = 'stdin';
const ADDRESS = /^https?:\/\//i;

/**
 * Puts what is piped in, when a path is `-`, and what is at an address into files only this user may read, and takes them
 * away after `work`. A folder stands for the tables in it.
 */
export async function withInput<T>(
  paths: readonly string[],
  { input, headers }: { input: AsyncIterable<Uint8Array>; headers: Headers },
  work: (paths: readonly string[]) => Promise<T>,
): Promise<T> {
  if (!paths.some((path) => path === '-' || ADDRESS.test(path))) return work(await withoutFolders(paths));
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  try {
    const kept = join(folder, NAME);
    const local: string[] = [];
    for (const [at, path] of paths.entries()) {
      if (path === '-') {
        if (!local.includes(kept)) await pipeline(input, createWriteStream(kept, { mode: 0o600 }));
        local.push(kept);
      } else if (ADDRESS.test(path)) {
        if (!URL.canParse(path)) throw new Usage('import: an address after https:// or http:// is not written as one.');
        const own = join(folder, String(at));
        await mkdir(own);
        const file = join(own, nameAt(path));
        await fetched(path, file, headers);
        local.push(file);
      } else local.push(...(await withoutFolders([path])));
    }
    return await work(local);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The tables of a folder stand for it. What is not there at all is told when it is opened. */
async function withoutFolders(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    const tables = isFolder ? await tablesIn(path) : [path];
    if (tables.length === 0)
      throw new IngestError(`${path} holds no file to import (csv, tsv, txt, xlsx or jsonl, each also with .gz).`);
    found.push(...tables);
  }
  return found;
}
