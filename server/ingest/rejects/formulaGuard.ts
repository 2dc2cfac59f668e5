const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** Text that a spreadsheet would run as a formula, behind an apostrophe; what has apostrophes already gets one more. */
export const guardFormula = (cell: string): string => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

/** The text as it was before `guardFormula`. */
export const unguardFormula = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);
