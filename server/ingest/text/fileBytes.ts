import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { IngestError } from '../ingestError.ts';
import { whenThere } from '../csv/whenThere.ts';

const CHUNK = 1 << 18;
/** Text packs 5 to 20 times smaller, at most a hundred; a file that unpacks to more than this share of itself is a trap. */
const HIGHEST_RATIO = 200;
/** Below so many unpacked bytes no ratio does harm. */
const HARMLESS = 64 * 1024 ** 2;
const MOST_UNPACKED = 8 * 1024 ** 3;

type Hash = ReturnType<typeof createHash>;

/** What the first bytes of a file say it is. */
export interface FileForm {
  bytes: number;
  gzipped: boolean;
  /** Up to eight bytes, as they lie on disk. */
  magic: Uint8Array;
}

/** Size and first bytes of a file a person has named; throws IngestError when there is nothing to read. */
export async function fileForm(path: string, name: string): Promise<FileForm> {
  const found = await whenThere(name, () => stat(path));
  if (found.isDirectory())
    throw new IngestError(
      `${name}: this is a folder. Name the files in it, or have what arrives there imported: bellwether watch FOLDER.`,
    );
  if (found.size === 0) throw new IngestError(`${name}: the file is empty. Export it again.`);
  const handle = await whenThere(name, () => open(path));
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    const magic = buffer.subarray(0, bytesRead);
    return { bytes: found.size, gzipped: magic[0] === 0x1f && magic[1] === 0x8b, magic };
  } finally {
    await handle.close();
  }
}

/** The bytes of a file, unpacked when it is gzipped; `hash` takes them as they lie on disk. Throws IngestError on a damaged or boundless one. */
export async function* fileBytes(
  path: string,
  name: string,
  form: FileForm,
  hash?: Hash,
): AsyncGenerator<Uint8Array, void> {
  const raw = createReadStream(path, { highWaterMark: CHUNK });
  if (hash) raw.on('data', (piece: string | Buffer) => hash.update(piece));
  if (!form.gzipped) {
    yield* raw as AsyncIterable<Uint8Array>;
    return;
  }
  const most = Math.min(MOST_UNPACKED, Math.max(HARMLESS, form.bytes * HIGHEST_RATIO));
  let unpacked = 0;
  // The failure of either stream ends the loop below; there is nothing else to do about it here.
  const stream = pipeline(raw, createGunzip({ chunkSize: CHUNK }), () => undefined);
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      unpacked += piece.byteLength;
      if (unpacked > most) {
        throw new IngestError(
          `${name} unpacks to more than ${megabytes(most)}, which is more than a table does: unpack it yourself, look what it holds, and import that.`,
        );
      }
      yield piece;
    }
  } catch (cause) {
    if (!isZlibError(cause)) throw cause;
    throw new IngestError(`${name}: the gzip file is damaged or cut short. Send it again.`, { cause });
  }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2).toLocaleString('en')} MB`;

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
