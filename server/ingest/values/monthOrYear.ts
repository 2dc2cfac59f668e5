import { isNoAnswer } from './answerLabels.ts';
import { isoOf, readDateText } from './dateText.ts';
import { isMissing } from './missing.ts';
import { periodEnd } from './periodText.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** What a spreadsheet makes of `08/2012`: the year's last two digits beside the month's name. */
const SHORT = /^(?:(\d{2})[-/ ]([a-z]{3})[a-z]*|([a-z]{3})[a-z]*[-/ ](?:\d{2})?(\d{2}))$/i;
const NOT_SAID = /^not (?:stated|known|given|specified)$|^unknown$/i;

/**
 * The month (`2012-08`) or year (`2012`) a text tells; `null` when it says that none is known; `undefined` when it is neither.
 * Of a day written
 * out only the month is told. `12-Aug` is August 2012: a day of no year would tell nothing.
 */
export function monthOrYear(text: string, lastYear: number): string | null | undefined {
  if (isMissing(text) || NOT_SAID.test(text) || isNoAnswer(text)) return null;
  if (/^(?:19|20)\d{2}(?:\.0)?$/.test(text)) return text.slice(0, 4);
  const end = periodEnd(text);
  if (end !== undefined) return end.slice(0, 7);
  const short = SHORT.exec(text);
  const [, yearFirst, monthLast, monthFirst, yearLast] = short ?? [];
  const month = MONTHS.indexOf((monthLast ?? monthFirst ?? '').toLowerCase());
  if (month >= 0) return `${fullYear(Number(yearFirst ?? yearLast), lastYear)}-${String(month + 1).padStart(2, '0')}`;
  return monthOfDay(text, lastYear);
}

const fullYear = (two: number, lastYear: number) => (2000 + two > lastYear ? 1900 : 2000) + two;

/** Where day and month could be either, the year alone: a month must not be guessed. */
function monthOfDay(text: string, lastYear: number): string | undefined {
  const date = readDateText(text, lastYear);
  if (date === undefined) return undefined;
  const { year, fixed, first, second } = date;
  if (!fixed && first <= 12 && second <= 12 && first !== second) return String(year);
  const iso = isoOf(date, fixed || first <= 12 ? 'month first' : 'day first');
  return iso?.slice(0, 7);
}
