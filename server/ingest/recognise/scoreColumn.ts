const SCORE_WORDS: readonly [dimension: string, pattern: RegExp][] = [
  // Support when stressed is support.
  ['support', /(?:stress|pressure|workload)\b.*\bsupport/],
  ['exhaustion', /burn-?out|exhaust|stress|\b(?:burn(?:ed|t|ing|s)?|drained|tired|overwhelm(?:ed|ing)|worn)\b/],
  ['engagement', /engag/],
  ['satisfaction', /satisf|happiness|happy/],
  ['eNPS', /\be?nps\b|recommend/],
  ['wellbeing', /well-?being|mood/],
  ['fairness', /fair|respect/],
  ['training', /train/],
  ['coaching', /coach|feedback/],
  ['support', /support/],
  ['morale', /morale|pulse/],
];
const NOT_A_SCORE = /salary|\bpay\b|\bids?\b|count\b|date|days|hours|\bnumber\b|\bsince\b|actions|posts|meetings/;
/** In words about a person, on a roster, these are not answers: training hours, a coach's name. */
const SURVEY_ONLY = new Set(['fairness', 'training', 'coaching', 'support']);

const wordsOf = (text: string) =>
  text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('_', ' ');

/** Does the name say that the column counts or measures something rather than holding answers? */
export function isMeasurement(header: string): boolean {
  return NOT_A_SCORE.test(wordsOf(header));
}

/** The dimension a column's name or a question's text speaks of; `undefined` when it speaks of none we know. */
export function dimensionOf(text: string): string | undefined {
  return isMeasurement(text) ? undefined : SCORE_WORDS.find(([, pattern]) => pattern.test(wordsOf(text)))?.[0];
}

/** The dimension of a roster column that holds people's answers to a survey, by its name. */
export function rosterScoreDimension(header: string): string | undefined {
  const dimension = dimensionOf(header);
  return dimension === undefined || SURVEY_ONLY.has(dimension) ? undefined : dimension;
}
