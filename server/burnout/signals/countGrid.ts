import { NO_CODE, type Snapshot, type TeamMonthFacts } from '#server/facts/snapshot.ts';
import { WON } from '#server/facts/stages.ts';
import type { ManagerFacts, Window } from '../facts.ts';

/** What was counted at each manager in each month of the window, and over how much (person-days, meetings, deals): month by month, manager after manager. */
export interface CountGrid {
  count: Float64Array;
  exposure: Float64Array;
}

export type TeamColumn = Exclude<keyof TeamMonthFacts, 'manager' | 'month'>;

export function emptyGrid(window: Window, managers: ManagerFacts): CountGrid {
  const size = managers.code.length * window.partOfMonth.length;
  return { count: new Float64Array(size), exposure: new Float64Array(size) };
}

/** Months of the teams: one column over another. */
export function teamGrid(
  { teamMonths }: Snapshot,
  window: Window,
  managers: ManagerFacts,
  count: TeamColumn,
  over: TeamColumn,
): CountGrid {
  const grid = emptyGrid(window, managers);
  const months = window.partOfMonth.length;
  for (let i = 0; i < teamMonths.month.length; i++) {
    const at = managers.place[teamMonths.manager[i]];
    const month = teamMonths.month[i] - window.firstMonth;
    if (at === NO_CODE || month < 0 || month >= months) continue;
    grid.count[at * months + month] += teamMonths[count][i];
    grid.exposure[at * months + month] += teamMonths[over][i];
  }
  return grid;
}

/** Deals won by a manager among those won by manager and team; and how many deals one seat of the team won. */
export function ownSellingGrid(
  { deals }: Snapshot,
  window: Window,
  managers: ManagerFacts,
): { grid: CountGrid; perSeat: Float64Array } {
  const grid = emptyGrid(window, managers);
  const months = window.partOfMonth.length;
  const team = new Float64Array(managers.code.length);
  for (let deal = 0; deal < deals.stage.length; deal++) {
    const closed = deals.closed[deal];
    if (deals.stage[deal] !== WON || closed < window.from || closed >= window.to) continue;
    const month = window.monthOfDay[closed - window.from];
    const own = placeOf(managers, deals.owner[deal]);
    const led = placeOf(managers, deals.manager[deal]);
    if (own !== NO_CODE) {
      grid.count[own * months + month]++;
      grid.exposure[own * months + month]++;
    }
    if (led === NO_CODE) continue;
    grid.exposure[led * months + month]++;
    team[led]++;
  }
  return { grid, perSeat: team.map((won, at) => (won * (window.to - window.from)) / managers.teamDays[at]) };
}

/** Deals taken over from reports, over the person-days of the team. */
export function takeoverGrid(snapshot: Snapshot, window: Window, managers: ManagerFacts): CountGrid {
  const { ownerChanges } = snapshot;
  const grid = teamGrid(snapshot, window, managers, 'personDays', 'personDays');
  grid.count.fill(0);
  const months = window.partOfMonth.length;
  for (let change = 0; change < ownerChanges.on.length; change++) {
    const on = ownerChanges.on[change];
    const at = placeOf(managers, ownerChanges.to[change]);
    if (at === NO_CODE || ownerChanges.managerOfFrom[change] !== ownerChanges.to[change]) continue;
    if (on >= window.from && on < window.to) grid.count[at * months + window.monthOfDay[on - window.from]]++;
  }
  return grid;
}

export function placeOf(managers: ManagerFacts, person: number): number {
  return person === NO_CODE ? NO_CODE : managers.place[person];
}
