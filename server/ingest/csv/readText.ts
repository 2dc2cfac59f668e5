import type { createHash } from 'node:crypto';
import { IngestError } from '../ingestError.ts';
import type { Encoding } from '../text/detectEncoding.ts';
import { type FileForm, fileBytes } from '../text/fileBytes.ts';

/** A text file that is known well enough to be read. */
export interface TextFile {
  path: string;
  name: string;
  form: FileForm;
  encoding: Encoding;
}

/**
 * The text of a file in pieces cut anywhere but inside a character. A byte order mark is dropped, and so are null
 * characters, which PostgreSQL cannot store. `hash` takes the bytes as they lie on disk.
 */
export async function* readText(
  { path, name, form, encoding }: TextFile,
  hash?: ReturnType<typeof createHash>,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding.label, { fatal: true });
  const decode = (bytes: Uint8Array | undefined) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new IngestError(
        `${name} is not written in ${encoding.label}: leave --encoding away, or save the file as "CSV UTF-8" and import it again`,
        { cause },
      );
    }
  };
  for await (const bytes of fileBytes(path, name, form, hash)) {
    const text = decode(bytes).replaceAll('\0', '');
    if (text !== '') yield text;
  }
  const rest = decode(undefined);
  if (rest !== '') yield rest;
}

/** The first quarter million characters or so. */
export async function readHead(file: TextFile): Promise<string> {
  let head = '';
  for await (const text of readText(file)) {
    head += text;
    if (head.length >= HEAD) break;
  }
  return head;
}

const HEAD = 1 << 17;
