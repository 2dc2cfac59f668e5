import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { IngestError } from '../ingestError.ts';
import { LIMITS } from './limits.ts';

/** The files in a ZIP archive whose directory keeps to the limits. */
export interface Archive {
  has(entry: string): boolean;
  /** Unpacks one file; it fails when the file is longer than the directory says. */
  open(entry: string): Promise<Readable>;
  /** As `open`, for a file that is small: its whole text; `undefined` when there is none. */
  text(entry: string): Promise<string | undefined>;
  close(): void;
}

/** Opens an archive and checks, before anything is unpacked, how much it would be. Throws IngestError. */
export async function openArchive(path: string, name: string): Promise<Archive> {
  const zip = await damaged(name, () => yauzl.openPromise(path, { autoClose: false, lazyEntries: true }));
  const entries = new Map<string, yauzl.Entry>();
  const open = (entry: string) => damaged(name, () => zip.openReadStreamPromise(entries.get(key(entry))!));
  try {
    await damaged(name, () => readDirectory(zip, name, entries));
  } catch (error) {
    zip.close();
    throw error;
  }
  return {
    has: (entry) => entries.has(key(entry)),
    open,
    async text(entry) {
      const found = entries.get(key(entry));
      if (!found) return undefined;
      if (found.uncompressedSize > LIMITS.small) throw tooLarge(name, `${entry} alone is larger than any real one`);
      return damaged(name, async () => {
        const pieces: Uint8Array[] = [];
        for await (const piece of await open(entry)) pieces.push(piece as Uint8Array);
        return new TextDecoder().decode(Buffer.concat(pieces));
      });
    },
    close: () => zip.close(),
  };
}

/** Names in an archive are compared without case, and some writers begin them with a slash. */
const key = (entry: string) => entry.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

async function readDirectory(zip: yauzl.ZipFile, name: string, entries: Map<string, yauzl.Entry>): Promise<void> {
  if (zip.entryCount > LIMITS.entries) throw tooLarge(name, `it has ${zip.entryCount} files in it`);
  let packed = 0;
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new IngestError(`${name} is locked with a password: save it without one.`);
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (unpacked > LIMITS.unpacked) throw tooLarge(name, 'it unpacks to more than 1 GB');
    if (unpacked > LIMITS.harmless && unpacked > packed * LIMITS.ratio) {
      throw tooLarge(name, `it unpacks to more than ${LIMITS.ratio} times its size`);
    }
    entries.set(key(entry.fileName), entry);
  }
}

/** Refuses a workbook that is larger than a real one. */
export function tooLarge(name: string, why: string): IngestError {
  return new IngestError(`${name} is not read, because ${why}: save the sheet as CSV and import that.`);
}

/** What the archive reader throws means one thing for a person. */
export async function damaged<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof IngestError) throw cause;
    throw new IngestError(
      `${name} is damaged or cut short: open it in a spreadsheet program, save it again, and import that.`,
      {
        cause,
      },
    );
  }
}
