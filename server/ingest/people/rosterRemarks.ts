import type { LoadedRow } from './loadedRow.ts';
import { leaveMissing } from './missingPeople.ts';
import type { PeopleRun } from './peopleRun.ts';
import type { Person } from './person.ts';
import type { RosterTime } from './rosterHistory.ts';
import type { RosterRow } from './rosterRow.ts';
import type { RowsSeen } from './rowsSeen.ts';

/** What there is to know about a roster as a whole. */
export function remarkOnRoster(
  run: PeopleRun,
  rows: readonly RosterRow[],
  { time, seen }: { time: RosterTime; seen: RowsSeen },
): void {
  const { asOf, book } = run;
  const isActiveOnly = rows.length > 0 && rows.every(({ leftOn }) => leftOn === null);
  if (isActiveOnly) {
    book.notice('nobody in this file has left: turnover cannot be seen from a file of active people only');
    remarkOnLastDay(run, rows);
  }
  const count = (what: (row: RosterRow) => boolean, says: string) => {
    const found = rows.filter(what);
    if (found.length > 0) book.notice(`${found.length} ${found.length === 1 ? 'person' : 'people'} ${says}`);
  };
  count((row) => row.away === 'leave', 'on leave by their status: counted as employed');
  count(
    (row) => row.away === 'inactive',
    'inactive by their status, without an exit date: taken as employed (a long leave); give the exit date of those who have left',
  );
  if (asOf !== undefined) {
    const later = `after ${asOf}, the last day this file knows of: stored as it is, and counted once the records reach it`;
    count(({ hiredOn }) => hiredOn !== null && hiredOn > asOf, `to be hired ${later}`);
    count(({ leftOn }) => leftOn !== null && leftOn > asOf, `to leave ${later}`);
  }
  leaveMissing(run, seen, { isActiveOnly, time });
}

/** Without exits and other dates only the last hire shows up to which day the file knows. */
function remarkOnLastDay({ asOf, book }: PeopleRun, rows: readonly RosterRow[]): void {
  const lastHire = rows.reduce((last, { hiredOn }) => (hiredOn !== null && hiredOn > last ? hiredOn : last), '');
  if (asOf === undefined || asOf > lastHire) return;
  book.notice(
    `only hire dates show up to which day this file knows: the records are taken to end on ${asOf}, the last of them; give another day with "asOf": "YYYY-MM-DD" in the mapping`,
  );
}

/** Circles in the reporting line, each told once, at the first row that is in it. */
export function remarkOnCycles(run: PeopleRun, loaded: readonly LoadedRow[]): void {
  const managerOf = new Map(loaded.map(({ person, place }) => [person, place.manager]));
  const seen = new Set<Person>();
  for (const { line, person } of loaded) {
    const path: Person[] = [];
    let at: Person | null | undefined = person;
    while (at && !seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = managerOf.get(at);
    }
    const from = at ? path.indexOf(at) : -1;
    if (from < 0) continue;
    const names = path.slice(from).map(({ name }) => name);
    const who = names.length === 2 ? `${names.join(' and ')} report to each other` : circle(names);
    run.book.notice(`${who}: loaded as written`, { line });
  }
}

const MOST_NAMED = 10;

function circle(names: readonly string[]): string {
  const shown = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), '…'] : names;
  return `${[...shown, names[0]].join(' → ')} is a circle in the reporting line`;
}
