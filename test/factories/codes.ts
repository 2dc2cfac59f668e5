import { NO_CODE, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { dayFromIso } from '#shared/calendar/day.ts';
import { monthFromText } from '#shared/calendar/month.ts';

/** Numbers names in the order they are first asked for; no name is NO_CODE. */
export class Codes {
  readonly labels: string[] = [];
  readonly #codes = new Map<string, number>();

  of(label: string | undefined): number {
    if (label === undefined) return NO_CODE;
    const known = this.#codes.get(label);
    if (known !== undefined) return known;
    this.#codes.set(label, this.labels.length);
    this.labels.push(label);
    return this.labels.length - 1;
  }
}

/** The day an ISO date names, UNKNOWN_DAY for none; throws on a date that is not in the calendar. */
export function dayOf(iso: string | undefined): number {
  if (iso === undefined) return UNKNOWN_DAY;
  const day = dayFromIso(iso);
  if (day === undefined) throw new Error(`not a day of the calendar: ${iso}`);
  return day;
}

export function monthOf(text: string): number {
  const month = monthFromText(text);
  if (month === undefined) throw new Error(`not a month: ${text}`);
  return month;
}

export function ints<Row>(rows: readonly Row[], value: (row: Row) => number): Int32Array {
  return Int32Array.from(rows, value);
}

export function floats<Row>(rows: readonly Row[], value: (row: Row) => number): Float64Array {
  return Float64Array.from(rows, value);
}
