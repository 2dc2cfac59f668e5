import { type Day, dayFromIso, isoFromDay } from './day.ts';

/** A calendar month as months since January 1970. */
export type Month = number;

/** The month `YYYY-MM` names; `undefined` when it names none. */
export function monthFromText(text: string): Month | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? (Number(match[1]) - 1970) * 12 + Number(match[2]) - 1 : undefined;
}

export function textFromMonth(month: Month): string {
  return `${String(1970 + Math.floor(month / 12)).padStart(4, '0')}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

export function monthOfDay(day: Day): Month {
  const iso = isoFromDay(day);
  return (Number(iso.slice(0, 4)) - 1970) * 12 + Number(iso.slice(5, 7)) - 1;
}

export function firstDayOfMonth(month: Month): Day {
  return dayFromIso(`${textFromMonth(month)}-01`)!;
}
