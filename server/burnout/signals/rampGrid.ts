import { NO_CODE, type Snapshot, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { firstDayOfMonth } from '#shared/calendar/month.ts';
import type { ManagerFacts, Window } from '../facts.ts';
import { type CountGrid, emptyGrid, placeOf } from './countGrid.ts';

/** First day of each band of time since hire; the last band has no end. */
const BANDS = [0, 31, 61, 92, 183, 365, 730];

/** A piece of a new hire's time without a won deal: under whom, in which month and band, how long, and whether the first deal ended it. */
type Visit = (piece: { at: number; month: number; band: number; days: number; won: boolean }) => void;

/**
 * First won deals of new hires, over the number expected: that of everybody in the same department so long after hire. Only people
 * hired since deals are on record, and only their time under the manager before the first deal.
 */
export function rampGrid(snapshot: Snapshot, window: Window, managers: ManagerFacts): CountGrid {
  const bands = BANDS.length;
  const departments = snapshot.labels.department.length + 1;
  const months = window.partOfMonth.length;
  const won = new Float64Array(departments * bands);
  const days = new Float64Array(departments * bands);
  const cellOf = (at: number, band: number): number => (managers.department[at] + 1) * bands + band;
  visitRamp(snapshot, window, managers, ({ at, band, days: spent, won: ended }) => {
    days[cellOf(at, band)] += spent;
    if (ended) won[cellOf(at, band)]++;
  });
  const grid = emptyGrid(window, managers);
  visitRamp(snapshot, window, managers, ({ at, month, band, days: spent, won: ended }) => {
    const cell = cellOf(at, band);
    if (ended) grid.count[at * months + month]++;
    grid.exposure[at * months + month] += (spent * won[cell]) / days[cell];
  });
  return grid;
}

function visitRamp({ spells, people, deals }: Snapshot, window: Window, managers: ManagerFacts, visit: Visit): void {
  const dealsFrom = firstKnown(deals.opened, firstKnown(deals.closed, Infinity));
  for (let s = 0; s < spells.manager.length; s++) {
    const at = placeOf(managers, spells.manager[s]);
    const hired = spells.hired[s];
    if (at === NO_CODE || hired === UNKNOWN_DAY || hired < dealsFrom || spells.from[s] === UNKNOWN_DAY) continue;
    const first = people.firstWon[spells.employee[s]];
    const end = Math.min(spells.to[s], window.to, first === UNKNOWN_DAY ? Infinity : first + 1);
    let day = Math.max(spells.from[s], window.from, hired);
    while (day < end) {
      const month = window.monthOfDay[day - window.from];
      const band = BANDS.findLastIndex((start) => day - hired >= start);
      const bandEnd = band + 1 < BANDS.length ? hired + BANDS[band + 1] : Infinity;
      const next = Math.min(end, bandEnd, firstDayOfMonth(window.firstMonth + month + 1));
      visit({ at, month, band, days: next - day, won: next === first + 1 });
      day = next;
    }
  }
}

function firstKnown(days: Int32Array, start: number): number {
  return days.reduce((first, day) => (day === UNKNOWN_DAY ? first : Math.min(first, day)), start);
}
