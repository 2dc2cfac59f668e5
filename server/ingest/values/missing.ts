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

/** Does this cell say that there is no value? Empty, `#N/A`, `NULL`, and the dates systems write for "none" and "open end". */
export function isMissing(text: string): boolean {
  if (text === '') return true;
  if (text.length > LONGEST || !couldBeMissing(text.charCodeAt(0))) return false;
  const dateOnly = text.replace(/[T ]0{1,2}:00(?::00)?(?:\.0+)?Z?$/, '');
  return MISSING.has(dateOnly.toLowerCase());
}

/** A quick look at the first character: # ( - 0 1 3 9 n N, or a blank. */
function couldBeMissing(first: number): boolean {
  return (
    first === 35 ||
    first === 40 ||
    first === 45 ||
    (first >= 48 && first <= 51) ||
    first === 57 ||
    first === 110 ||
    first === 78
  );
}
