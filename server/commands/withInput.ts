import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What is piped in goes by this name. */
const NAME = 'stdin';

/** Puts what is piped in, when a path is `-`, into a file only this user may read, and takes it away after `work`. */
export async function withInput<T>(
  paths: readonly string[],
  input: AsyncIterable<Uint8Array>,
  work: (paths: readonly string[]) => Promise<T>,
): Promise<T> {
  if (!paths.includes('-')) return work(paths);
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  try {
    const kept = join(folder, NAME);
    await pipeline(input, createWriteStream(kept, { mode: 0o600 }));
    return await work(paths.map((path) => (path === '-' ? kept : path)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
