/** A calendar day as whole days since 1970-01-01, so that differences are exact whatever the time zone. */
export type Day = number;

const MS_PER_DAY = 86_400_000;

/** The day an ISO date `YYYY-MM-DD` names; `undefined` when it is not a day of the calendar (30 February). */
export function dayFromIso(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const day = Date.UTC(year, month - 1, date) / MS_PER_DAY;
  return isoFromDay(day) === iso ? day : undefined;
}

export function isoFromDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day a clock reading (milliseconds since 1970, UTC) falls on. */
export function dayFromClock(milliseconds: number): Day {
  return Math.floor(milliseconds / MS_PER_DAY);
}
