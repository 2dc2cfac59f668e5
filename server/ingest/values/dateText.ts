export type DateOrder = 'year first' | 'day first' | 'month first';

/** A text that has the shape of a date. `fixed`: the order of its parts is beyond doubt, and `first` is the month, `second` the day. */
export interface DateText {
  year: number;
  /** The year had four digits. */
  fullYear: boolean;
  fixed: boolean;
  first: number;
  second: number;
}

const TIME = '(?:[T ]+\\d{1,2}:\\d{2}.*)?$';
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})${TIME}`);
const COMPACT = /^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)$/;
const DAY_NAME_YEAR = new RegExp(`^(\\d{1,2})[- ./]+([A-Za-z]{3,9})\\.?[- ,./]+(\\d{4}|\\d{2})${TIME}`);
const NAME_DAY_YEAR = new RegExp(`^([A-Za-z]{3,9})\\.?[- ]+(\\d{1,2}),?[- ]+(\\d{4})${TIME}`);
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads the shape of a date; two-digit years fall in the hundred years that end with `lastYear`. `undefined` when the text
 * is no date. Times of day are passed over: the day is the one written.
 */
export function readDateText(text: string, lastYear: number): DateText | undefined {
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) return fixed(yearFirst[1], Number(yearFirst[2]), Number(yearFirst[3]), lastYear);
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    return { ...yearOf(yearLast[4], lastYear), fixed: false, first: Number(yearLast[1]), second: Number(yearLast[3]) };
  }
  const named = DAY_NAME_YEAR.exec(text);
  if (named) return withMonthName(named[2], named[1], named[3], lastYear);
  const american = NAME_DAY_YEAR.exec(text);
  return american ? withMonthName(american[1], american[2], american[3], lastYear) : undefined;
}

/** No record this is about is from before or after. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The ISO day the text names when read in this order; `undefined` when there is no such day (30 February), or not in these centuries. */
export function isoOf(date: DateText, order: DateOrder): string | undefined {
  const dayFirst = !date.fixed && order === 'day first';
  const month = dayFirst ? date.second : date.first;
  const day = dayFirst ? date.first : date.second;
  if (!date.fixed && order === 'year first') return undefined;
  if (date.year < FIRST_YEAR || date.year > LAST_YEAR) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(date.year, month)) return undefined;
  return `${date.year}-${two(month)}-${two(day)}`;
}

const two = (n: number) => (n < 10 ? `0${n}` : String(n));

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : DAYS[month - 1];
}

function yearOf(text: string, lastYear: number): { year: number; fullYear: boolean } {
  const n = Number(text);
  if (text.length === 4) return { year: n, fullYear: true };
  const century = Math.floor(lastYear / 100) * 100;
  return { year: century + n <= lastYear ? century + n : century - 100 + n, fullYear: false };
}

function fixed(year: string, month: number, day: number, lastYear: number): DateText {
  return { ...yearOf(year, lastYear), fixed: true, first: month, second: day };
}

function withMonthName(name: string, day: string, year: string, lastYear: number): DateText | undefined {
  const wanted = name.toLowerCase();
  const month = MONTHS.findIndex((each) => each.startsWith(wanted) || (wanted === 'sept' && each === 'september'));
  return month < 0 ? undefined : fixed(year, month + 1, Number(day), lastYear);
}
