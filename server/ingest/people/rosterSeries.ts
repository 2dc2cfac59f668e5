import { applyRoster } from './applyRoster.ts';
import type { LoadedRow } from './loadedRow.ts';
import type { PeopleRun } from './peopleRun.ts';
import { remarkOnRoster } from './rosterRemarks.ts';
import type { RowsSeen } from './rowsSeen.ts';
import { GONE_WITHOUT_DAY, type RosterRow } from './rosterRow.ts';

/** A file holds snapshots when at least this share of its people is in several of them. */
const SEVERAL = 0.2;
/** A day with less than this share of the largest snapshot's rows holds changes, not everybody. */
const EVERYBODY = 0.2;

/**
 * Writes a file that may hold the roster of several days, one after the other as if each were a file of its own. Who is in
 * one snapshot and in none after it, without an exit date, left on the day of the next: the first day they are known to be gone.
 */
export function applyRosters(run: PeopleRun, rows: readonly RosterRow[], seen: RowsSeen): LoadedRow[] {
  const snapshots = snapshotsOf(rows);
  if (!snapshots) return applyRoster(run, withoutGone(run, rows), { seen });
  inferExits(run, snapshots, seen);
  const loaded: LoadedRow[] = [];
  for (const { day, rows: rowsOfDay } of snapshots) {
    run.asOf = day;
    run.book.asOf = day;
    for (const each of applyRoster(run, rowsOfDay, { seen, isPart: true })) loaded.push({ ...each, snapshot: day });
    const { latestAsOf } = run.people;
    if (latestAsOf === undefined || day > latestAsOf) run.people.latestAsOf = day;
  }
  const whole = wholeDays(snapshots);
  run.book.notice(
    `${whole.length} snapshots from ${whole[0]} to ${whole.at(-1)!}: changes between two of them begin on the day of the later`,
  );
  remarkOnRoster(run, rows, { time: 'correction', seen });
  return loaded;
}

interface Snapshot {
  day: string;
  rows: RosterRow[];
}

/** The rows by the day they speak of, in order; `undefined` when people are not in several of them. */
function snapshotsOf(rows: readonly RosterRow[]): Snapshot[] | undefined {
  const days = new Map<string, RosterRow[]>();
  const daysOf = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.snapshot === null) return undefined;
    const own = daysOf.get(row.externalId);
    if (own) own.add(row.snapshot);
    else daysOf.set(row.externalId, new Set([row.snapshot]));
    const others = days.get(row.snapshot);
    if (others) others.push(row);
    else days.set(row.snapshot, [row]);
  }
  const several = [...daysOf.values()].filter(({ size }) => size > 1).length;
  if (days.size < 2 || several < SEVERAL * daysOf.size) return undefined;
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, rowsOfDay]) => ({ day, rows: rowsOfDay }));
}

/** The days on which everybody is in the file: some files add the leavers of a year on the days they left. */
function wholeDays(snapshots: readonly Snapshot[]): string[] {
  const largest = Math.max(...snapshots.map(({ rows }) => rows.length));
  return snapshots.filter(({ rows }) => rows.length >= EVERYBODY * largest).map(({ day }) => day);
}

/** Without snapshots to compare, nobody knows when somebody whose status says "left" did so. */
function withoutGone(run: PeopleRun, rows: readonly RosterRow[]): RosterRow[] {
  return rows.filter(({ gone, line }) => {
    if (gone) run.book.reject(line, GONE_WITHOUT_DAY, { column: run.fields.get('status')?.column });
    return !gone;
  });
}

/** Gives an exit date to those whose status says they have left, and to those who are in no later snapshot. */
function inferExits(run: PeopleRun, snapshots: readonly Snapshot[], seen: RowsSeen): void {
  const whole = wholeDays(snapshots);
  const lastRow = new Map<string, { row: RosterRow; day: string }>();
  const goneSince = new Map<string, string>();
  let said = 0;
  for (const { day, rows } of snapshots) {
    for (const row of rows) {
      lastRow.set(row.externalId, { row, day });
      if (!row.gone) {
        goneSince.delete(row.externalId);
        continue;
      }
      if (!goneSince.has(row.externalId)) said += 1;
      row.leftOn = goneSince.get(row.externalId) ?? day;
      row.exitInferred = true;
      goneSince.set(row.externalId, row.leftOn);
    }
  }
  let missing = 0;
  for (const { row, day } of lastRow.values()) {
    const last = seen.last(row.externalId);
    const next = whole.find((later) => later > day && later > last && seen.isSure(later));
    if (next === undefined || row.leftOn !== null) continue;
    row.leftOn = next;
    row.exitType = 'unknown';
    row.exitInferred = true;
    missing += 1;
  }
  if (missing > 0) {
    run.book.notice(
      `${missing} ${missing === 1 ? 'person is' : 'people are'} in no later snapshot: their exit is on the day of the first that lacks them`,
    );
  }
  if (said > 0) {
    run.book.notice(
      `${said} ${said === 1 ? 'person has' : 'people have'} left by their status, without a day: their exit is on the day of the snapshot`,
    );
  }
}
