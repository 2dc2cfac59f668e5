const LABELS = new Map<string, number>([
  ['strongly disagree', 1],
  ['disagree', 2],
  ['neutral', 3],
  ['neither agree nor disagree', 3],
  ['neither', 3],
  ['agree', 4],
  ['strongly agree', 5],
  ['very dissatisfied', 1],
  ['dissatisfied', 2],
  ['satisfied', 4],
  ['very satisfied', 5],
  ['never', 1],
  ['rarely', 2],
  ['sometimes', 3],
  ['often', 4],
  ['always', 5],
]);

/** The place of an English answer label on the scale 1 to 5; `undefined` when the text is none. */
export function readAnswerLabel(text: string): number | undefined {
  return LABELS.get(text.trim().toLowerCase().replaceAll(/\s+/g, ' '));
}
