const MISSING = new Set(['', '#n/a', 'n/a', 'na', 'null', 'none', '(null)', '-', '--']);
const FAR_OFF = /1900|3000|9999|0000/;
/** The days systems write for "none" and for "open end", in any order and with any marks. */
const NO_DAY = [
  /^0?1[-/.]0?1[-/.](?:1900|3000)$/,
  /^(?:1900|3000)[-/.]0?1[-/.]0?1$/,
  /^(?:12[-/.]31|31[-/.]12)[-/.]9999$/,
  /^9999[-/.]12[-/.]31$/,
  /^0000[-/.]00[-/.]00$/,
  /^00[-/.]00[-/.]0000$/,
];
/** Such a day may come with a time of day: taps write `9999-12-31T00:00:00.000000+00:00`. */
const TIME = /[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const LONGEST = 32;
/** As short as a date can be written. */
const SHORTEST_DATE = 8;

/** Does this cell say that there is no value? Empty, `#N/A`, `NULL`, and the dates systems write for "none" and "open end". */
export function isMissing(text: string): boolean {
  if (text === '') return true;
  if (text.length > LONGEST || !couldBeMissing(text.charCodeAt(0), text.length)) return false;
  const dateOnly = text.replace(TIME, '');
  return MISSING.has(dateOnly.toLowerCase()) || (FAR_OFF.test(dateOnly) && NO_DAY.some((day) => day.test(dateOnly)));
}

/** A quick look at the first character: # ( - n N, or a digit such a date begins with. */
function couldBeMissing(first: number, length: number): boolean {
  if (first >= 48 && first <= 57) return length >= SHORTEST_DATE && (first <= 51 || first === 57) && first !== 50;
  return first === 35 || first === 40 || first === 45 || first === 110 || first === 78;
}
