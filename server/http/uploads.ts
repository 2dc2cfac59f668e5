import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from './problem.ts';

const MAX_BYTES = 4 * 1024 ** 3;
/** Uploads kept at once, and as many files the server writes itself; of each the oldest go first. */
const MAX_FILES = 100;

export type Uploads = ReturnType<typeof uploads>;

/** Files on their way in: kept beside the data until they are imported or the server stops. */
export function uploads(folder: string, randomBytes: (length: number) => Uint8Array) {
  const uploaded = new Map<string, string>();
  const written = new Map<string, string>();
  const path = (id: string) => join(folder, id);
  return {
    async empty(): Promise<void> {
      await mkdir(folder, { recursive: true });
      for (const left of await readdir(folder)) await rm(join(folder, left), { recursive: true });
    },
    async save(name: string, body: Readable): Promise<{ file: string; path: string; name: string }> {
      const file = Buffer.from(randomBytes(16)).toString('hex');
      await mkdir(folder, { recursive: true });
      try {
        await pipeline(body, capped, createWriteStream(path(file)));
      } catch (error) {
        await rm(path(file), { force: true });
        throw error;
      }
      await this.remember(uploaded, file, name);
      return { file, path: path(file), name: basename(name) };
    },
    /** A place for a file that the server writes itself. */
    async place(name: string): Promise<{ file: string; path: string }> {
      const file = Buffer.from(randomBytes(16)).toString('hex');
      await this.remember(written, file, name);
      return { file, path: path(file) };
    },
    async remember(names: Map<string, string>, file: string, name: string): Promise<void> {
      names.set(file, basename(name));
      if (names.size > MAX_FILES) await this.remove(names.keys().next().value!);
    },
    find(file: string): { file: string; path: string; name: string } {
      const name = uploaded.get(file) ?? written.get(file);
      if (name === undefined) throw new Problem(404, 'This upload is no longer here.', 'Drop the file again.');
      return { file, path: path(file), name };
    },
    async remove(file: string): Promise<void> {
      uploaded.delete(file);
      written.delete(file);
      await rm(path(file), { force: true });
    },
  };
}

async function* capped(body: AsyncIterable<Uint8Array>) {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES)
      throw new Problem(
        413,
        'The file is larger than 4 GB.',
        'Split it, or import it with `bellwether import` on the server.',
      );
    yield chunk;
  }
}
