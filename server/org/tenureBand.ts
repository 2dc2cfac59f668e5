import { dayFromIso } from '#shared/calendar/day.ts';

/** Whole years of employment at which a band begins, and its name. */
const BANDS = [
  { years: 5, band: '5 years or more' },
  { years: 2, band: '2 to 5 years' },
  { years: 1, band: '1 to 2 years' },
  { years: 0, band: 'under 1 year' },
] as const;
const YEAR = 365.25;

/** For how long had somebody hired on one day been employed on another (both ISO)? `null` when the hire is not known or later. */
export function tenureBand(hiredOn: string | null, day: string): string | null {
  const [from, to] = [hiredOn === null ? undefined : dayFromIso(hiredOn), dayFromIso(day)];
  if (from === undefined || to === undefined || from > to) return null;
  return BANDS.find(({ years }) => to - from >= years * YEAR)!.band;
}
