import { NO_CODE, type Snapshot, type TeamMonthFacts } from '#server/facts/snapshot.ts';
import { monthOfDay } from '#shared/calendar/month.ts';
import type { ManagerFacts, Window } from '../facts.ts';

const WON = 1;

/** What was counted at a manager in a month, and over how much (person-days, meetings, deals). In no particular order. */
export interface CountRows {
  /** Place of the manager. */
  at: number[];
  /** Half-year of the window. */
  part: number[];
  month: number[];
  count: number[];
  exposure: number[];
}

export type TeamColumn = Exclude<keyof TeamMonthFacts, 'manager' | 'month'>;

export const emptyRows = (): CountRows => ({ at: [], part: [], month: [], count: [], exposure: [] });

export function addRow(
  rows: CountRows,
  at: number,
  [part, month]: [number, number],
  count: number,
  exposure: number,
): void {
  rows.at.push(at);
  rows.part.push(part);
  rows.month.push(month);
  rows.count.push(count);
  rows.exposure.push(exposure);
}

/** The half-year of the window a month belongs to; undefined outside it. */
export function partOfMonth(window: Window, month: number): number | undefined {
  const part = window.parts.findIndex(({ from, to }) => month >= monthOfDay(from) && month <= monthOfDay(to - 1));
  return part < 0 ? undefined : part;
}

/** Months of the teams: one column over another. */
export function teamRows(
  snapshot: Snapshot,
  window: Window,
  managers: ManagerFacts,
  count: TeamColumn,
  over: TeamColumn,
): CountRows {
  const { teamMonths } = snapshot;
  const rows = emptyRows();
  for (let i = 0; i < teamMonths.month.length; i++) {
    const at = managers.place[teamMonths.manager[i]];
    const part = partOfMonth(window, teamMonths.month[i]);
    if (at === NO_CODE || part === undefined || teamMonths[over][i] === 0) continue;
    addRow(rows, at, [part, teamMonths.month[i]], teamMonths[count][i], teamMonths[over][i]);
  }
  return rows;
}

/** Deals won by a manager among those won by manager and team; and how many deals one seat of the team won. */
export function ownSellingRows(
  snapshot: Snapshot,
  window: Window,
  managers: ManagerFacts,
): { rows: CountRows; perSeat: Float64Array } {
  const { deals } = snapshot;
  const rows = emptyRows();
  const team = new Float64Array(managers.code.length);
  for (let deal = 0; deal < deals.stage.length; deal++) {
    const closed = deals.closed[deal];
    if (deals.stage[deal] !== WON || closed < window.from || closed >= window.to) continue;
    const month = monthOfDay(closed);
    const when: [number, number] = [partOfMonth(window, month)!, month];
    const own = deals.owner[deal] === NO_CODE ? NO_CODE : managers.place[deals.owner[deal]];
    const led = deals.manager[deal] === NO_CODE ? NO_CODE : managers.place[deals.manager[deal]];
    if (own !== NO_CODE) addRow(rows, own, when, 1, 1);
    if (led === NO_CODE) continue;
    addRow(rows, led, when, 0, 1);
    team[led]++;
  }
  return { rows, perSeat: team.map((won, at) => (won * (window.to - window.from)) / managers.teamDays[at]) };
}

/** Deals taken over from reports, over the person-days of the team. */
export function takeoverRows(snapshot: Snapshot, window: Window, managers: ManagerFacts): CountRows {
  const { ownerChanges } = snapshot;
  const rows = teamRows(snapshot, window, managers, 'personDays', 'personDays');
  rows.count.fill(0);
  for (let change = 0; change < ownerChanges.on.length; change++) {
    const [to, on] = [ownerChanges.to[change], ownerChanges.on[change]];
    if (to === NO_CODE || ownerChanges.managerOfFrom[change] !== to || managers.place[to] === NO_CODE) continue;
    const part = partOfMonth(window, monthOfDay(on));
    if (part !== undefined && on >= window.from && on < window.to)
      addRow(rows, managers.place[to], [part, monthOfDay(on)], 1, 0);
  }
  return rows;
}
