import { NO_CODE, type Snapshot, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { WON } from '#server/facts/stages.ts';
import { firstDayOfMonth, monthOfDay } from '#shared/calendar/month.ts';
import { quotaShare, rampMonths } from '#shared/metrics/rampThresholds.ts';
import type { Hires } from './facts.ts';

/** Until when each hire was followed, in days from hire, and whether they were productive then. */
export interface Timed {
  days: Float64Array;
  reached: Uint8Array;
  group: Int32Array;
}

/** Productive on the day of the first won deal of the employment. */
export function untilFirstWon({ people, deals }: Snapshot, hires: Hires): Timed {
  const firstWon = new Int32Array(people.hired.length).fill(UNKNOWN_DAY);
  for (let deal = 0; deal < deals.stage.length; deal++) {
    const [owner, closed] = [deals.owner[deal], deals.closed[deal]];
    if (deals.stage[deal] !== WON || owner === NO_CODE || closed < people.hired[owner]) continue;
    if (firstWon[owner] === UNKNOWN_DAY || closed < firstWon[owner]) firstWon[owner] = closed;
  }
  return timed(hires, (i) => firstWon[hires.employee[i]]);
}

/**
 * Productive at the end of the first of `rampMonths` calendar months in a row with `quotaShare` of quota or more; only people who have
 * a quota, hired since quotas are on record. `undefined` when nobody is.
 */
export function untilQuota({ quotas, salesMonths }: Snapshot, hires: Hires): Timed | undefined {
  const first = quotas.month.reduce((least, month) => Math.min(least, month), Infinity);
  const won = new Map<number, number>();
  for (let row = 0; row < salesMonths.won.length; row++) {
    won.set(key(salesMonths.employee[row], salesMonths.month[row]), salesMonths.won[row]);
  }
  const attained = new Map<number, Set<number>>();
  for (let row = 0; row < quotas.amount.length; row++) {
    const [employee, month, amount] = [quotas.employee[row], quotas.month[row], quotas.amount[row]];
    const months = attained.get(employee) ?? new Set<number>();
    attained.set(employee, months);
    if (amount > 0 && (won.get(key(employee, month)) ?? 0) >= quotaShare * amount) months.add(month);
  }
  const followed = pick(hires, (i) => attained.has(hires.employee[i]) && monthOfDay(hires.hired[i]) >= first);
  if (followed.employee.length === 0) return undefined;
  return timed(followed, (i) => {
    const months = attained.get(followed.employee[i])!;
    const from = monthOfDay(followed.hired[i]);
    const starts = [...months].filter((month) => month >= from && lasts(months, month, followed.until[i]));
    return starts.length === 0 ? UNKNOWN_DAY : firstDayOfMonth(Math.min(...starts) + 1);
  });
}

const key = (employee: number, month: number): number => employee * 100_000 + month;

/** Does a run of `rampMonths` attained months begin here, all of them over by the last day the person is seen? */
function lasts(months: Set<number>, start: number, until: number): boolean {
  for (let month = start; month < start + rampMonths; month++) if (!months.has(month)) return false;
  return firstDayOfMonth(start + rampMonths) - 1 <= until;
}

/** `productiveOn` gives the day, or UNKNOWN_DAY. */
function timed(hires: Hires, productiveOn: (i: number) => number): Timed {
  const days = new Float64Array(hires.employee.length);
  const reached = new Uint8Array(hires.employee.length);
  for (let i = 0; i < days.length; i++) {
    const day = productiveOn(i);
    reached[i] = day !== UNKNOWN_DAY && day <= hires.until[i] ? 1 : 0;
    days[i] = (reached[i] === 1 ? day : hires.until[i]) - hires.hired[i];
  }
  return { days, reached, group: hires.group };
}

function pick(hires: Hires, wanted: (i: number) => boolean): Hires {
  const keep = (column: Int32Array): Int32Array => column.filter((_, i) => wanted(i));
  return {
    employee: keep(hires.employee),
    hired: keep(hires.hired),
    until: keep(hires.until),
    group: keep(hires.group),
  };
}
