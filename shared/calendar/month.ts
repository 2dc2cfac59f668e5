import type { Day } from './day.ts';

/** A calendar month as months since January 1970. */
export type Month = number;

const MS_PER_DAY = 86_400_000;

/** The month `YYYY-MM` names; `undefined` when it names none. */
export function monthFromText(text: string): Month | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? (Number(match[1]) - 1970) * 12 + Number(match[2]) - 1 : undefined;
}

export function textFromMonth(month: Month): string {
  return `${String(1970 + Math.floor(month / 12)).padStart(4, '0')}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

export function monthOfDay(day: Day): Month {
  const date = new Date(day * MS_PER_DAY);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

export function firstDayOfMonth(month: Month): Day {
  return Date.UTC(1970, month, 1) / MS_PER_DAY;
}
