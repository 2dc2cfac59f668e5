/** How people answer in words. Degrees order the words of a family; a scale has as many points as the words in use. */
export type Family = 'agreement' | 'satisfaction' | 'frequency';

export interface AnswerLabel {
  family: Family;
  degree: number;
  /** A code such as SA, which by itself could mean anything. */
  code?: true;
}

type Words = readonly [degree: number, words: string];

const AGREEMENT: readonly Words[] = [
  [-3, 'strongly disagree|totally disagree|completely disagree|fully disagree|definitely disagree'],
  [-3, 'totalmente en desacuerdo|muy en desacuerdo|completamente en desacuerdo'],
  [-3, 'zdecydowanie sie nie zgadzam|zdecydowanie nie zgadzam sie|calkowicie sie nie zgadzam|zdecydowanie nie'],
  [-3, 'stimme uberhaupt nicht zu|stimme gar nicht zu|trifft uberhaupt nicht zu|trifft gar nicht zu|lehne stark ab'],
  [-2, 'disagree|en desacuerdo|nie zgadzam sie|stimme nicht zu|trifft nicht zu|lehne ab'],
  [-1, 'slightly disagree|somewhat disagree|rather disagree|tend to disagree|mildly disagree|partly disagree'],
  [-1, 'algo en desacuerdo|parcialmente en desacuerdo|ligeramente en desacuerdo|mas bien en desacuerdo'],
  [-1, 'raczej sie nie zgadzam|raczej nie zgadzam sie|raczej nie|stimme eher nicht zu|trifft eher nicht zu'],
  [0, 'neutral|neither agree nor disagree|neither|undecided|neither agree or disagree|mixed feelings'],
  [0, 'ni de acuerdo ni en desacuerdo|indiferente|neutro|ani tak ani nie|trudno powiedziec|nie mam zdania'],
  [0, 'ani sie zgadzam ani sie nie zgadzam|neutralnie|teils teils|teils/teils|weder noch|unentschieden'],
  [1, 'slightly agree|somewhat agree|rather agree|tend to agree|mildly agree|partly agree'],
  [1, 'algo de acuerdo|parcialmente de acuerdo|ligeramente de acuerdo|mas bien de acuerdo'],
  [1, 'raczej sie zgadzam|raczej zgadzam sie|raczej tak|stimme eher zu|trifft eher zu'],
  [2, 'agree|de acuerdo|zgadzam sie|stimme zu|trifft zu'],
  [3, 'strongly agree|totally agree|completely agree|fully agree|definitely agree'],
  [3, 'totalmente de acuerdo|muy de acuerdo|completamente de acuerdo'],
  [3, 'zdecydowanie sie zgadzam|zdecydowanie zgadzam sie|calkowicie sie zgadzam|zdecydowanie tak'],
  [3, 'stimme voll und ganz zu|stimme vollig zu|stimme voll zu|stimme vollkommen zu|stimme voellig zu'],
  [3, 'trifft voll und ganz zu|trifft vollig zu|trifft voll zu'],
];
const CODES: readonly Words[] = [
  [-3, 'sd'],
  [-2, 'd'],
  [0, 'n'],
  [2, 'a'],
  [3, 'sa'],
];
const SATISFACTION: readonly Words[] = [
  [
    -3,
    'very dissatisfied|very unsatisfied|extremely dissatisfied|muy insatisfech|bardzo niezadowolon|sehr unzufrieden',
  ],
  [-2, 'dissatisfied|unsatisfied|insatisfech|niezadowolon|unzufrieden'],
  [-1, 'somewhat dissatisfied|slightly dissatisfied|algo insatisfech|raczej niezadowolon|eher unzufrieden'],
  [0, 'neither satisfied nor dissatisfied|ni satisfech ni insatisfech|ani zadowolon ani niezadowolon'],
  [0, 'weder zufrieden noch unzufrieden'],
  [1, 'somewhat satisfied|slightly satisfied|algo satisfech|raczej zadowolon|eher zufrieden'],
  [2, 'satisfied|satisfech|zadowolon|zufrieden'],
  [3, 'very satisfied|extremely satisfied|muy satisfech|bardzo zadowolon|sehr zufrieden'],
];
const FREQUENCY: readonly Words[] = [
  [0, 'never|nunca|nigdy|nie|niemals'],
  [1, 'almost never|hardly ever|casi nunca|prawie nigdy|fast nie'],
  [2, 'rarely|seldom|rara vez|raramente|pocas veces|rzadko|selten'],
  [3, 'sometimes|occasionally|a veces|algunas veces|czasami|czasem|niekiedy|manchmal|gelegentlich'],
  [4, 'often|frequently|a menudo|frecuentemente|con frecuencia|muchas veces|czesto|oft|haufig'],
  [5, 'very often|usually|mostly|muy a menudo|normalmente|bardzo czesto|zazwyczaj|sehr oft|sehr haufig|meistens'],
  [6, 'almost always|casi siempre|prawie zawsze|fast immer'],
  [7, 'always|siempre|zawsze|immer'],
];

/** Endings of gender, which say nothing about the answer. */
const ENDED = /\b(insatisfech|satisfech|niezadowolon|zadowolon)(?:o\/a|o|a|os|as|y\/a|y|e|i)\b/g;

const LABELS = new Map<string, AnswerLabel>();
const listed: readonly [Family, readonly Words[]][] = [
  ['frequency', FREQUENCY],
  ['satisfaction', SATISFACTION],
  ['agreement', AGREEMENT],
];
for (const [family, list] of listed) {
  for (const [degree, words] of list) for (const word of words.split('|')) LABELS.set(word, { family, degree });
}
for (const [degree, word] of CODES) LABELS.set(word, { family: 'agreement', degree, code: true });

const NO_ANSWER = new Set(
  "don't know|dont know|not applicable|prefer not to say|prefer not to answer|no answer|no opinion|not sure|unsure|no se|no sabe|no aplica|ns/nc|no contesta|nie wiem|nie dotyczy|brak odpowiedzi|weiss nicht|keine angabe|nicht zutreffend|not stated".split(
    '|',
  ),
);

const LONGEST = 60;

/** What an answer in words means, in English, Spanish, Polish or German; `undefined` when the text is no such answer. */
export function readAnswerLabel(text: string): AnswerLabel | undefined {
  return text.length > LONGEST ? undefined : LABELS.get(folded(text));
}

/** Does the text say that no answer is given? */
export function isNoAnswer(text: string): boolean {
  return text.length <= LONGEST && NO_ANSWER.has(folded(text));
}

/** The number of an answer such as "4 - Agree", "(4) Agree" or "4 = oft". */
export function leadingNumber(text: string): number | undefined {
  const found = /^\(?(\d{1,2})\)?\s*[-–—=:.)]\s*\p{L}/u.exec(text) ?? /^\((\d{1,2})\)\s*\p{L}/u.exec(text);
  return found ? Number(found[1]) : undefined;
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")
    .replaceAll(/[,.;!]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(ENDED, '$1');
}
