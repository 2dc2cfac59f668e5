import { type SpellFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import type { Day } from '#shared/calendar/day.ts';
import { firstDayOfMonth, monthOfDay } from '#shared/calendar/month.ts';

export const DAYS_PER_YEAR = 365.25;
/** First day of the second, third … band of time since hire: half a year, one, two and five years. */
const TENURE_STARTS = [183, 365, 730, 1826];
/** Bands of time since hire, the last for people whose hire day is not known. */
export const TENURE_BANDS = TENURE_STARTS.length + 2;
/** The first so many bands are the first year. */
export const FIRST_YEAR_BANDS = 2;
export const FIRST_YEAR_DAYS = 365;
const UNKNOWN_TENURE = TENURE_STARTS.length + 1;

/** A period cut into calendar quarters: `starts[q]` is the first day of quarter q in it; `years[q]` the calendar year. */
export interface Quarters {
  from: Day;
  to: Day;
  /** So many bands of time since hire count; later ones are not at risk of what is counted. */
  bands: number;
  starts: Int32Array;
  years: Int32Array;
}

/** The calendar quarters that days `from` up to (not including) `to` fall in, the first and the last cut to them. */
export function quartersOf(from: Day, to: Day, bands = TENURE_BANDS): Quarters {
  const starts: number[] = [];
  const years: number[] = [];
  let month = monthOfDay(from);
  month -= ((month % 3) + 3) % 3;
  for (; firstDayOfMonth(month) < to; month += 3) {
    starts.push(Math.max(from, firstDayOfMonth(month)));
    years.push(1970 + Math.floor(month / 12));
  }
  return { from, to, bands, starts: Int32Array.from(starts), years: Int32Array.from(years) };
}

export type VisitRisk = (spell: number, tenure: number, quarter: number, days: number) => void;

/**
 * Visits the time at risk of one stay, cut to the period, piece by piece where the quarter or the band of time since hire changes.
 * A stay since an unknown day has no time at risk that could be known.
 */
export function visitRisk(spells: SpellFacts, spell: number, quarters: Quarters, visit: VisitRisk): void {
  if (spells.from[spell] === UNKNOWN_DAY) return;
  const end = Math.min(spells.to[spell], quarters.to);
  let day = Math.max(spells.from[spell], quarters.from);
  if (day >= end) return;
  const { starts } = quarters;
  const hired = spells.hired[spell];
  let quarter = quarterAt(starts, day);
  let tenure = hired === UNKNOWN_DAY ? UNKNOWN_TENURE : tenureAt(day - hired);
  while (day < end && tenure < quarters.bands) {
    const quarterEnd = quarter + 1 < starts.length ? starts[quarter + 1] : end;
    const tenureEnd = tenure < TENURE_STARTS.length ? hired + TENURE_STARTS[tenure] : end;
    const next = Math.min(end, quarterEnd, tenureEnd);
    visit(spell, tenure, quarter, next - day);
    if (next === quarterEnd) quarter++;
    if (next === tenureEnd) tenure++;
    day = next;
  }
}

function tenureAt(days: number): number {
  let band = 0;
  while (band < TENURE_STARTS.length && days >= TENURE_STARTS[band]) band++;
  return band;
}

/** The quarter a day of the period falls in. */
export function quarterAt(starts: Int32Array, day: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
