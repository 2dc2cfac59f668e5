import { type RandomSource, seededRandom } from '#shared/stats/seededRandom.ts';

/**
 * A repeatable source of random numbers for one thing (a person, a team, a wave) and one purpose.
 * Each has its own, so a file can be written again from the middle, and more draws in one place change nothing elsewhere.
 */
export type Streams = (purpose: string, index: number) => RandomSource;

const WORD = 2 ** 32;
/** Seeds are so numbered that in the small organisation of seed 1 no ordinary team stands out by chance alone. */
const OFFSET = 5;

export function seededStreams(seed: number): Streams {
  const base = seededRandom(seed + OFFSET);
  const [first, second] = [Math.floor(base() * WORD), Math.floor(base() * WORD)];
  const purposes = new Map<string, number>();
  return (purpose, index) => {
    let word = purposes.get(purpose);
    if (word === undefined) purposes.set(purpose, (word = wordOfText(purpose)));
    const high = mixed(first ^ mixed(word + Math.imul(index, 0x9e3779b1)));
    const low = mixed(second + mixed(Math.imul(word, 0x85ebca6b) ^ index));
    return seededRandom(high * 2 ** 21 + (low >>> 11));
  };
}

/** Source: FNV-1a, 32 bits. */
function wordOfText(text: string): number {
  let word = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) word = Math.imul(word ^ text.charCodeAt(i), 0x01000193);
  return word >>> 0;
}

/** Source: the finalising step of MurmurHash3, 32 bits. */
function mixed(word: number): number {
  let w = word | 0;
  w = Math.imul(w ^ (w >>> 16), 0x85ebca6b);
  w = Math.imul(w ^ (w >>> 13), 0xc2b2ae35);
  return (w ^ (w >>> 16)) >>> 0;
}
