import { lastKnownDay } from '#server/facts/lastKnownDay.ts';
import { NO_CODE, type Snapshot } from '#server/facts/snapshot.ts';
import { periodAtRisk } from '#server/peers/periodAtRisk.ts';
import type { Day } from '#shared/calendar/day.ts';
import { firstDayOfMonth, type Month, monthOfDay } from '#shared/calendar/month.ts';

const PART_MONTHS = 6;
/** A first part shorter than this many days is left out. */
const SHORTEST_PART = 90;

/** Days from the first up to, not including, the second. */
export interface Days {
  from: Day;
  to: Day;
}

/** The time looked back on, its half-years in order of time, and its calendar months. */
export interface Window extends Days {
  parts: Days[];
  firstMonth: Month;
  /** Per month of the window, counted from `firstMonth`, the half-year it lies in. */
  partOfMonth: Int32Array;
  /** Per day of the window, counted from `from`, the month it lies in, counted from `firstMonth`. */
  monthOfDay: Int32Array;
}

/** Managers with a team on the last day of the window; one place each in every column. */
export interface ManagerFacts {
  /** Index into people, in ascending order. */
  code: Int32Array;
  teamSize: Int32Array;
  /** First day anybody is known to have reported to them. */
  since: Int32Array;
  /** Person-days of their team in the window. */
  teamDays: Float64Array;
  /** The department most of their team's time in the window was spent in, or NO_CODE. */
  department: Int32Array;
  /** From a manager's code to their place; NO_CODE for others. */
  place: Int32Array;
}

/** So many months back from the end of the asked period, in half-years by calendar month; undefined when nobody was at risk in it. */
export function windowOf(snapshot: Snapshot, asked: { from: number; to: number }, months: number): Window | undefined {
  const period = periodAtRisk(snapshot.spells, asked);
  if (period === undefined) return undefined;
  const end = monthOfDay(period.to - 1) + 1;
  const parts: Days[] = [];
  for (let back = PART_MONTHS; back <= months; back += PART_MONTHS) {
    const from = Math.max(period.from, firstDayOfMonth(end - back));
    const to = Math.min(period.to, firstDayOfMonth(end - back + PART_MONTHS));
    if (to - from < SHORTEST_PART) break;
    parts.unshift({ from, to });
  }
  return withMonths({ from: parts.at(0)?.from ?? period.from, to: period.to }, parts.length === 0 ? [period] : parts);
}

function withMonths({ from, to }: Days, parts: Days[]): Window {
  const firstMonth = monthOfDay(from);
  const months = monthOfDay(to - 1) - firstMonth + 1;
  const ofDay = new Int32Array(to - from);
  const partOfMonth = new Int32Array(months);
  for (let month = 0; month < months; month++) {
    const start = Math.max(from, firstDayOfMonth(firstMonth + month));
    ofDay.fill(month, start - from);
    partOfMonth[month] = parts.findIndex((part) => start < part.to);
  }
  return { from, to, parts, firstMonth, partOfMonth, monthOfDay: ofDay };
}

export function managerFacts(snapshot: Snapshot, window: Window): ManagerFacts {
  const { spells, people } = snapshot;
  const through = lastKnownDay(spells);
  const teamDay = Math.min(window.to, through);
  const size = new Int32Array(people.externalId.length);
  const since = new Int32Array(people.externalId.length).fill(teamDay);
  for (let s = 0; s < spells.manager.length; s++) {
    const manager = spells.manager[s];
    if (manager === NO_CODE) continue;
    // A stay since an unknown day began before anything the records know.
    since[manager] = Math.min(since[manager], spells.from[s]);
    const gone = spells.to[s] < teamDay || (spells.to[s] === teamDay && spells.exit[s] !== 0);
    if (!gone && spells.from[s] < teamDay) size[manager]++;
  }
  const code = Int32Array.from([...size.keys()].filter((manager) => size[manager] > 0));
  const place = new Int32Array(size.length).fill(NO_CODE);
  code.forEach((manager, at) => (place[manager] = at));
  return {
    code,
    teamSize: code.map((manager) => size[manager]),
    since: code.map((manager) => since[manager]),
    ...teamTime(snapshot, window, place, code.length),
    place,
  };
}

function teamTime(
  snapshot: Snapshot,
  window: Window,
  place: Int32Array,
  managers: number,
): Pick<ManagerFacts, 'teamDays' | 'department'> {
  const { spells, labels } = snapshot;
  const departments = labels.department.length;
  const teamDays = new Float64Array(managers);
  const days = new Float64Array(managers * departments);
  for (let s = 0; s < spells.manager.length; s++) {
    const at = spells.manager[s] === NO_CODE ? NO_CODE : place[spells.manager[s]];
    const time = Math.min(spells.to[s], window.to) - Math.max(spells.from[s], window.from);
    if (at === NO_CODE || time <= 0) continue;
    teamDays[at] += time;
    if (spells.department[s] !== NO_CODE) days[at * departments + spells.department[s]] += time;
  }
  const department = Int32Array.from({ length: managers }, (_, at) => {
    const own = days.subarray(at * departments, (at + 1) * departments);
    const most = own.reduce((a, b) => Math.max(a, b), 0);
    return most > 0 ? own.indexOf(most) : NO_CODE;
  });
  return { teamDays, department };
}
