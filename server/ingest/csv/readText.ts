import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { IngestError } from '../ingestError.ts';
import { whenThere } from './whenThere.ts';

const CHUNK = 1 << 18;

/**
 * The text of a UTF-8 file in pieces cut anywhere but inside a character. A byte order mark is dropped, and so are null
 * characters, which PostgreSQL cannot store.
 */
export async function* readText(
  path: string,
  name: string,
  hash?: ReturnType<typeof createHash>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes: Uint8Array | undefined) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new IngestError(`${name} is not written in UTF-8: save it as "CSV UTF-8" and import it again`, { cause });
    }
  };
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK })) {
    const piece = bytes as Uint8Array;
    hash?.update(piece);
    const text = decode(piece).replaceAll('\0', '');
    if (text !== '') yield text;
  }
  const rest = decode(undefined);
  if (rest !== '') yield rest;
}

/** The first lines of the file, its size, and how its text is encoded. */
export async function readHead(path: string, name: string): Promise<{ head: string; bytes: number; encoding: string }> {
  const found = await whenThere(name, () => stat(path));
  if (found.isDirectory()) throw new IngestError(`${name}: this is a folder. Name a file in it.`);
  const { size } = found;
  if (size === 0) throw new IngestError(`${name}: the file is empty. Export it again.`);
  const handle = await whenThere(name, () => open(path));
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(CHUNK, size)), 0, Math.min(CHUNK, size), 0);
    const marked = buffer.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    if (buffer.subarray(0, bytesRead).includes(0)) {
      throw new IngestError(`${name} is not a text file in UTF-8: save it as "CSV UTF-8" and import it again`);
    }
    const head = buffer.subarray(marked ? 3 : 0, bytesRead).toString('utf8');
    return { head, bytes: size, encoding: marked ? 'UTF-8 with byte order mark' : 'UTF-8' };
  } finally {
    await handle.close();
  }
}
