import { isAscii } from 'node:buffer';
import { IngestError } from '../ingestError.ts';
import { letterEvidence, type LetterVerdict } from './letterEvidence.ts';

/** How the bytes of a text are to be read, and what shows it. */
export interface Encoding {
  /** As TextDecoder calls it. */
  label: string;
  /** For a person: the encoding, and why. */
  shown: string;
  /** What the person should look at, because it could be otherwise. */
  doubt: string | undefined;
}

const WAY_OUT = 'save it as "CSV UTF-8" and import it again, or name its encoding (--encoding windows-1250)';
/** More of the characters than this unknown to the language, and the text is something else. */
const MOST_STRANGE = 0.15;
/** So many of the bytes of a text may be control characters: none but a stray one. */
const MOST_CONTROLS = 0.001;

/** The encoding a person named; throws IngestError when there is no such. */
export function namedEncoding(label: string): Encoding {
  try {
    const { encoding } = new TextDecoder(label);
    return { label: encoding, shown: `${encoding}, as told`, doubt: undefined };
  } catch (cause) {
    throw new IngestError(
      `There is no encoding "${label}". Encodings are called utf-8, utf-16le, windows-1250, windows-1252, iso-8859-2 and so on.`,
      { cause },
    );
  }
}

/**
 * The encoding of a whole text: by its byte order mark; by zero bytes in every second place (UTF-16); UTF-8 when every byte
 * fits it; else by its letters. Throws IngestError when the bytes are no text, or letters of none of the languages known.
 */
export async function detectEncoding(name: string, bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const census = new Census();
  for await (const piece of bytes) {
    const marked = census.isEmpty ? byMark(piece) : undefined;
    if (marked) return marked;
    census.add(piece);
  }
  const wide = census.wide;
  if (wide) return wide;
  if (census.looksBinary) throw new IngestError(`${name} is not a text file: ${WAY_OUT}.`);
  if (census.isUtf8) return { label: 'utf-8', shown: 'UTF-8', doubt: undefined };
  const verdict = letterEvidence(census.counts);
  if (!verdict || verdict.strange > MOST_STRANGE) {
    throw new IngestError(
      `${name} is not written in UTF-8, and its letters are those of no encoding known here: ${WAY_OUT}.`,
    );
  }
  return told(verdict);
}

function byMark(piece: Uint8Array): Encoding | undefined {
  const [first, second, third] = piece;
  if (first === 0xef && second === 0xbb && third === 0xbf) return marked('utf-8', 'UTF-8');
  if (first === 0xff && second === 0xfe) return marked('utf-16le', 'UTF-16 LE');
  if (first === 0xfe && second === 0xff) return marked('utf-16be', 'UTF-16 BE');
  return undefined;
}

const marked = (label: string, called: string): Encoding => ({
  label,
  shown: `${called} with byte order mark`,
  doubt: undefined,
});

function told({ encoding, language, letters, rival }: LetterVerdict): Encoding {
  const shown = `${encoding} (not UTF-8; ${letters.length > 0 ? `${letters.join(', ')} as in ${language}` : 'signs only'})`;
  if (!rival) return { label: encoding, shown, doubt: undefined };
  const doubt = `the encoding is a guess by few letters: read as ${encoding} (${language}); it could be ${rival.encoding} (${rival.language}). Look at the names, and say --encoding ${rival.encoding} if they are wrong`;
  return { label: encoding, shown: `${shown}, a guess`, doubt };
}

/** Counts what tells encodings apart, over a whole text in pieces. */
class Census {
  readonly counts: number[] = Array.from({ length: 256 }, () => 0);
  private bytes = 0;
  private readonly zeros = [0, 0];
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true });
  private fitsUtf8 = true;
  private pending = false;

  get isEmpty(): boolean {
    return this.bytes === 0;
  }

  add(piece: Uint8Array): void {
    const odd = this.bytes % 2;
    this.bytes += piece.byteLength;
    const plain = isAscii(piece);
    if (this.fitsUtf8 && (!plain || this.pending)) this.tryUtf8(piece);
    // Plain text without zero bytes tells nothing more.
    if (plain && this.counts[0] === 0 && !piece.includes(0)) return;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at];
      this.counts[byte] += 1;
      if (byte === 0) this.zeros[(at + odd) % 2] += 1;
    }
  }

  /** UTF-16 without a mark: among its line ends, delimiters and digits at least, every other byte is zero. */
  get wide(): Encoding | undefined {
    const [even, odd] = this.zeros;
    const zeros = even + odd;
    if (this.bytes % 2 !== 0 || zeros < this.bytes / 20 || Math.max(even, odd) < 0.98 * zeros) return undefined;
    const [label, called] = odd > even ? ['utf-16le', 'UTF-16 LE'] : ['utf-16be', 'UTF-16 BE'];
    return { label, shown: `${called} (zero in every second byte)`, doubt: undefined };
  }

  get looksBinary(): boolean {
    const controls = this.counts.slice(1, 32).reduce((sum, count) => sum + count, 0);
    const ordinary = this.counts[9] + this.counts[10] + this.counts[13];
    return controls - ordinary + this.counts[0] > Math.max(2, this.bytes * MOST_CONTROLS);
  }

  /** To be asked once, at the end. */
  get isUtf8(): boolean {
    if (this.fitsUtf8 && this.pending) this.tryUtf8(undefined);
    return this.fitsUtf8;
  }

  private tryUtf8(piece: Uint8Array | undefined): void {
    try {
      if (piece) this.utf8.decode(piece, { stream: true });
      else this.utf8.decode();
      // A piece that ends in ASCII leaves nothing begun.
      this.pending = piece !== undefined && piece[piece.length - 1] >= 0x80;
    } catch {
      this.fitsUtf8 = false;
    }
  }
}
