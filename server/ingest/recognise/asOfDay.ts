import type { ColumnReading } from './columnReading.ts';
import type { Inspection } from './inspect.ts';

/** Who was born in 1920 would, with two digits, speak of 2020. */
const BIRTH = /birth|born|\bdob\b|geburt|urodz|nacimiento/i;
const SPEAKS_OF_TIME = /date|year|month|period|datum|jahr|monat|fecha|año|mes|data|rok|miesiąc/i;

/**
 * The last day a file knows of: the latest day not after today in any column of dates, also in columns that are not
 * loaded. Years of two digits count in columns that are loaded, and in others when nothing in the file has four; never in
 * columns of birth dates. Without any day, the end of the last month or year. `undefined` when no column holds such a day.
 */
export function asOfDay({ scans }: Inspection, readings: readonly ColumnReading[]): string | undefined {
  const days = { full: '', short: '', loaded: '' };
  scans.forEach((scan, at) => {
    if (!scan.dates.looksLikeDates) return;
    const { column, field, order = scan.dates.conclude().order } = readings[at].mapping;
    if (order === undefined) return;
    const latest = (years: 'full' | 'short') => scan.dates.latestDay(order, years) ?? '';
    days.full = later(days.full, latest('full'));
    if (BIRTH.test(column)) return;
    days[field === undefined ? 'short' : 'loaded'] = later(
      days[field === undefined ? 'short' : 'loaded'],
      latest('short'),
    );
  });
  const day = later(days.full, days.loaded);
  const found = days.full === '' ? later(day, days.short) : day;
  return found === '' ? lastPeriod(scans, readings) : found;
}

/** Without a single day the last month or year that a column of dates names. */
function lastPeriod(scans: Inspection['scans'], readings: readonly ColumnReading[]): string | undefined {
  const ends = scans.map(({ looksLikePeriods, latestPeriod }, at) => {
    const { column } = readings[at].mapping;
    return looksLikePeriods && SPEAKS_OF_TIME.test(column) && !BIRTH.test(column) ? latestPeriod : '';
  });
  const last = ends.reduce(later, '');
  return last === '' ? undefined : last;
}

const later = (a: string, b: string) => (a > b ? a : b);
