import { LANGUAGES, SIGNS } from './letters.ts';

/** Encodings of one byte a character that files come in, the likeliest first. */
export const SINGLE_BYTE = ['windows-1252', 'windows-1250', 'iso-8859-2'] as const;
export type SingleByte = (typeof SINGLE_BYTE)[number];

export interface LetterVerdict {
  encoding: SingleByte;
  language: string;
  /** The letters that speak for it, the most frequent first: at most five. */
  letters: string[];
  /** Share of the characters beyond ASCII that the language does not write. */
  strange: number;
  /** The next best encoding that gives another text, when the letters hardly tell the two apart. */
  rival: { encoding: SingleByte; language: string } | undefined;
}

interface Candidate {
  encoding: SingleByte;
  language: string;
  text: string;
  score: number;
  strange: number;
}

/** What a character the language does not write counts, against one it writes; a control character is worse. */
const STRANGE = 1e-4;
const CONTROL = 1e-8;
const SIGN = 0.02;
/** An encoding less than e⁵ (150) times likelier than another is a guess. */
const SURE = 5;

const shares = Object.entries(LANGUAGES).map(([language, written]) => {
  const counts = written.split(' ').map((each) => [each[0], Number(each.slice(1))] as const);
  const sum = counts.reduce((total, [, count]) => total + count, 0);
  return { language, shares: new Map(counts.map(([letter, count]) => [letter, (count / sum) * (1 - SIGN)])) };
});

/**
 * Which one-byte encoding a text is in, from how often each byte of 128 and more occurs (`counts`, 256 long): the encoding
 * and language under which those letters are the likeliest (naive Bayes over letter frequencies). `undefined` without such bytes.
 */
export function letterEvidence(counts: readonly number[]): LetterVerdict | undefined {
  const used = [...counts.keys()].filter((byte) => byte >= 128 && counts[byte] > 0);
  if (used.length === 0) return undefined;
  const all = SINGLE_BYTE.flatMap((encoding) => candidates(encoding, used, counts));
  // Sorting is stable: of equals the first stays first.
  const ranked = all.sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const second = ranked.find(({ text }) => text !== best.text);
  const close = second !== undefined && best.score - second.score < SURE;
  return {
    encoding: best.encoding,
    language: best.language,
    letters: mostFrequent(best.text, used, counts),
    strange: best.strange,
    rival: close ? { encoding: second.encoding, language: second.language } : undefined,
  };
}

function candidates(encoding: SingleByte, used: readonly number[], counts: readonly number[]): Candidate[] {
  const text = new TextDecoder(encoding).decode(Uint8Array.from(used));
  const total = used.reduce((sum, byte) => sum + counts[byte], 0);
  return shares.map(({ language, shares: written }) => {
    let score = 0;
    let strange = 0;
    used.forEach((byte, at) => {
      const share = shareOf(text[at], written);
      score += counts[byte] * Math.log(share);
      if (share <= STRANGE) strange += counts[byte];
    });
    return { encoding, language, text, score, strange: strange / total };
  });
}

function shareOf(character: string, written: ReadonlyMap<string, number>): number {
  const code = character.charCodeAt(0);
  if (code >= 0x80 && code < 0xa0) return CONTROL;
  return written.get(character.toLowerCase()) ?? (SIGNS.includes(character) ? SIGN / SIGNS.length : STRANGE);
}

function mostFrequent(text: string, used: readonly number[], counts: readonly number[]): string[] {
  return used
    .map((byte, at) => ({ letter: text[at], count: counts[byte] }))
    .filter(({ letter }) => /\p{L}/u.test(letter))
    .sort((a, b) => b.count - a.count)
    .slice(0, 5)
    .map(({ letter }) => letter);
}
