import type { Day } from '#shared/calendar/day.ts';
import { firstDayOfMonth, monthOfDay } from '#shared/calendar/month.ts';
import { LAST_DAY, SIZE_PLANS } from './sampleSizes.ts';

/** The calendar of the recorded days, looked up millions of times: worked out once. */
const FIRST = Math.min(...Object.values(SIZE_PLANS).map((plan) => plan.firstDay));
const NEXT_MONTH = new Int32Array(LAST_DAY + 1 - FIRST);
const QUARTER = new Uint8Array(NEXT_MONTH.length);
for (let month = monthOfDay(FIRST); firstDayOfMonth(month) <= LAST_DAY; month++) {
  const [start, next] = [firstDayOfMonth(month) - FIRST, firstDayOfMonth(month + 1) - FIRST];
  NEXT_MONTH.fill(next + FIRST, Math.max(0, start), next);
  QUARTER.fill(Math.floor((month % 12) / 3), Math.max(0, start), next);
}

/** The first day of the month after a recorded day's. */
export const nextMonth = (day: Day): Day => NEXT_MONTH[day - FIRST];

/** The calendar quarter of a recorded day, 0 to 3. */
export const quarterOf = (day: Day): number => QUARTER[day - FIRST];
