import { NO_CODE, type Snapshot, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { firstDayOfMonth, monthOfDay } from '#shared/calendar/month.ts';
import type { ManagerFacts, Window } from '../facts.ts';
import { addRow, type CountRows, emptyRows, partOfMonth } from './countRows.ts';

/** First day of each band of time since hire; the last band has no end. */
const BANDS = [0, 31, 61, 92, 183, 365, 730];

/** A piece of a new hire's time without a won deal: under whom, when, in which band, how long, and whether the first deal ended it. */
type Visit = (piece: { at: number; month: number; band: number; days: number; won: boolean }) => void;

/**
 * First won deals of new hires, over the number expected: that of everybody in the same department so long after hire. Only people
 * hired since deals are on record, and only their time under the manager before the first deal.
 */
export function rampRows(snapshot: Snapshot, window: Window, managers: ManagerFacts): CountRows {
  const bands = BANDS.length;
  const departments = snapshot.labels.department.length + 1;
  const won = new Float64Array(departments * bands);
  const days = new Float64Array(departments * bands);
  const cellOf = (at: number, band: number): number => (managers.department[at] + 1) * bands + band;
  visitRamp(snapshot, window, managers, ({ at, band, days: spent, won: ended }) => {
    days[cellOf(at, band)] += spent;
    if (ended) won[cellOf(at, band)]++;
  });
  const rows = emptyRows();
  visitRamp(snapshot, window, managers, ({ at, month, band, days: spent, won: ended }) => {
    const part = partOfMonth(window, month);
    const cell = cellOf(at, band);
    if (part !== undefined) addRow(rows, at, [part, month], ended ? 1 : 0, (spent * won[cell]) / days[cell]);
  });
  return rows;
}

function visitRamp({ spells, people, deals }: Snapshot, window: Window, managers: ManagerFacts, visit: Visit): void {
  const dealsFrom = firstKnown(deals.opened, firstKnown(deals.closed, Infinity));
  for (let s = 0; s < spells.manager.length; s++) {
    const at = spells.manager[s] === NO_CODE ? NO_CODE : managers.place[spells.manager[s]];
    const hired = spells.hired[s];
    if (at === NO_CODE || hired === UNKNOWN_DAY || hired < dealsFrom || spells.from[s] === UNKNOWN_DAY) continue;
    const first = people.firstWon[spells.employee[s]];
    const end = Math.min(spells.to[s], window.to, first === UNKNOWN_DAY ? Infinity : first + 1);
    let day = Math.max(spells.from[s], window.from, hired);
    while (day < end) {
      const band = BANDS.findLastIndex((start) => day - hired >= start);
      const bandEnd = band + 1 < BANDS.length ? hired + BANDS[band + 1] : Infinity;
      const next = Math.min(end, bandEnd, firstDayOfMonth(monthOfDay(day) + 1));
      visit({ at, month: monthOfDay(day), band, days: next - day, won: next === first + 1 });
      day = next;
    }
  }
}

function firstKnown(days: Int32Array, start: number): number {
  return days.reduce((first, day) => (day === UNKNOWN_DAY ? first : Math.min(first, day)), start);
}
