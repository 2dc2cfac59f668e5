import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ReleasedText } from '#server/privacy/index.ts';

/** An answer ready for the wire: its tag, and its bytes as they are and packed. */
export interface Encoded {
  etag: string;
  plain: Buffer;
  packed: Buffer;
}

const pack = promisify(gzip);
const known = new WeakMap<ReleasedText, Promise<Encoded>>();

/** Packs an answer once, off the request thread, however often it is sent. */
export function encoded(text: ReleasedText): Promise<Encoded> {
  let made = known.get(text);
  if (!made) known.set(text, (made = encode(text.json)));
  return made;
}

async function encode(json: string): Promise<Encoded> {
  const plain = Buffer.from(json);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { etag, plain, packed: await pack(plain) };
}
