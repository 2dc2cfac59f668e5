const FOLDED: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md']);

/** A person's name as two files may write it differently: folded to plain lower-case words, first names first. */
export interface PersonName {
  /** All words: `brandon r leblanc`. */
  full: string;
  /** First and last word: `brandon leblanc`. */
  short: string;
  /** The words between, without the suffixes of names. */
  middle: readonly string[];
}

/**
 * Folds a name so that "LeBlanc, Brandon  R" and "Brandon R. LeBlanc" are alike: accents, case, dots and repeated blanks
 * do not count, and "Last, First" is turned round. `undefined` when no letter is left.
 */
export function readPersonName(text: string): PersonName | undefined {
  const comma = text.indexOf(',');
  const turned = comma < 0 ? text : `${text.slice(comma + 1)} ${text.slice(0, comma)}`;
  const plain = turned
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[łøđßæœı]/g, (letter) => FOLDED[letter])
    .replaceAll(/['’`.]/g, '')
    .replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();
  if (plain === '') return undefined;
  const words = plain.split(' ').filter((word) => !SUFFIXES.has(word));
  if (words.length === 0) return undefined;
  return {
    full: words.join(' '),
    short: words.length === 1 ? words[0] : `${words[0]} ${words.at(-1)}`,
    middle: words.slice(1, -1),
  };
}

/** A name as people say it: first names first, single blanks. "Ek, Jo" is "Jo Ek"; "Jo Ek, Jr." stays. */
export function spokenName(text: string): string {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  const comma = name.indexOf(',');
  const after = name.slice(comma + 1).trim();
  if (comma < 0 || after === '' || SUFFIXES.has(after.toLowerCase().replaceAll('.', ''))) return name.replace(/,$/, '');
  return `${after} ${name.slice(0, comma).trim()}`;
}

/** Do the two differ in dots, commas and blanks only? */
export function sameWriting(a: string, b: string): boolean {
  return bareWriting(a) === bareWriting(b);
}

const bareWriting = (name: string) => spokenName(name).replaceAll(/[.,]/g, '').replaceAll(/\s+/g, ' ');

/** May the two be one person, as far as middle names tell? An initial agrees with a name, and a missing one with anything. */
export function middleNamesAgree(a: PersonName, b: PersonName): boolean {
  const shared = Math.min(a.middle.length, b.middle.length);
  for (let i = 0; i < shared; i++) {
    const [one, other] = [a.middle[i], b.middle[i]];
    const alike = one.length === 1 || other.length === 1 ? one[0] === other[0] : one === other;
    if (!alike) return false;
  }
  return true;
}
