const MISSING = new Set([
  '',
  '#n/a',
  'n/a',
  'na',
  'null',
  'none',
  '(null)',
  '-',
  '--',
  '0000-00-00',
  '1/1/1900',
  '01/01/1900',
  '1900-01-01',
  '9999-12-31',
  '12/31/9999',
  '31/12/9999',
  '31.12.9999',
  '01/01/3000',
  '1/1/3000',
  '3000-01-01',
]);
const LONGEST = 20;
/** As short as a date can be written. */
const SHORTEST_DATE = 8;

/** Does this cell say that there is no value? Empty, `#N/A`, `NULL`, and the dates systems write for "none" and "open end". */
export function isMissing(text: string): boolean {
  if (text === '') return true;
  if (text.length > LONGEST || !couldBeMissing(text.charCodeAt(0), text.length)) return false;
  const dateOnly = text.replace(/[T ]0{1,2}:00(?::00)?(?:\.0+)?Z?$/, '');
  return MISSING.has(dateOnly.toLowerCase());
}

/** A quick look at the first character: # ( - n N, or a digit such a date begins with. */
function couldBeMissing(first: number, length: number): boolean {
  if (first >= 48 && first <= 57) return length >= SHORTEST_DATE && (first <= 51 || first === 57) && first !== 50;
  return first === 35 || first === 40 || first === 45 || first === 110 || first === 78;
}
