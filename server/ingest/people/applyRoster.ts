import { remarkOnDated } from './datedOtherwise.ts';
import type { LoadedRow } from './loadedRow.ts';
import type { ManagerResolver } from '#server/org/managerResolver.ts';
import type { RowChanges } from './changes.ts';
import { managersOf, type PeopleRun } from './peopleRun.ts';
import type { Person, Place } from './person.ts';
import { Positions } from './positions.ts';
import { contradictedRows } from './rosterDuplicates.ts';
import { applyHistory, type RosterTime } from './rosterHistory.ts';
import { remarkOnCycles, remarkOnRoster } from './rosterRemarks.ts';
import { rosterPeople } from './rosterPeople.ts';
import type { RosterRow } from './rosterRow.ts';
import type { RowsSeen } from './rowsSeen.ts';

/** Writes a roster of one day into what is known; `isPart`: others of the same file follow or went before. */
export function applyRoster(
  run: PeopleRun,
  rows: readonly RosterRow[],
  { seen, isPart = false }: { seen: RowsSeen; isPart?: boolean },
): LoadedRow[] {
  const rejected = contradictedRows(rows);
  for (const [line, reason] of rejected)
    run.book.reject(line, reason, { column: run.fields.get('employee_id')?.column });
  const kept = rows.filter(({ line }) => !rejected.has(line));
  const time = timeOf(run, isPart);
  const known = rosterPeople(run, kept, time === 'older');
  let line = 0;
  const managers = managersOf(run, kept, () => line);
  const positions = new Positions(kept, known);
  const order = kept.map((_, i) => i).sort((a, b) => compare(kept[a].hiredOn, kept[b].hiredOn) || a - b);
  const loaded: LoadedRow[] = [];
  for (const i of order) {
    const row = kept[i];
    ({ line } = row);
    const place = placeOf(run, row, known[i].person, { managers, positions });
    loaded[i] = { line, person: known[i].person, place, outcome: loadRow(run, row, place, { ...known[i], time }) };
  }
  if (!isPart) remarkOnRoster(run, kept, { time, seen });
  remarkOnDated(run, kept, { loaded, time });
  remarkOnCycles(run, loaded);
  return loaded;
}

function loadRow(
  run: PeopleRun,
  row: RosterRow,
  place: Place,
  how: { person: Person; changes: RowChanges; time: RosterTime },
) {
  const { employments, assignments } = how.person;
  const isKnown =
    employments.some(({ hiredOn }) => hiredOn !== null) ||
    assignments.some(({ origin, startsOn }) => origin === 'roster' && startsOn !== null);
  if (how.time !== 'older' || !isKnown) applyHistory(run, row, place, how);
  if (row.employed === true && row.leftOn !== null && run.asOf !== undefined && row.leftOn <= run.asOf) {
    run.book.notice('the status says employed, but there is an exit date: the date is taken', {
      line: row.line,
      column: run.fields.get('exit_date')?.column,
      value: row.leftOn,
    });
  }
  return how.changes.finish();
}

/** Only a file that knows of a later day than all people files before it moves people on; see docs/import.md. */
function timeOf(run: PeopleRun, isPart: boolean): RosterTime {
  const { latestAsOf } = run.people;
  if (run.asOf === undefined || latestAsOf === undefined || run.asOf === latestAsOf) return 'correction';
  if (run.asOf > latestAsOf) return 'later';
  if (isPart) return 'older';
  run.book.notice(
    `the file knows of days up to ${run.asOf}, what is stored up to ${latestAsOf}: people already known stay as they are`,
  );
  return 'older';
}

function placeOf(
  run: PeopleRun,
  row: RosterRow,
  person: Person,
  { managers, positions }: { managers: ManagerResolver<Person>; positions: Positions },
): Place {
  const { role, level, department, location, fte } = row;
  const found = positions.manager(row) ?? managers.resolve(row.manager);
  const cell = {
    line: row.line,
    column: run.fields.get(row.manager.name === null ? 'manager_id' : 'manager_name')?.column,
  };
  const value = row.manager.name ?? row.manager.id ?? row.manager.email ?? row.managerPositionId ?? undefined;
  if (found.problem !== undefined) run.book.notice(`${found.problem}; loaded without a manager`, { ...cell, value });
  const isOwn = found.person === person;
  if (isOwn)
    run.book.notice('the row names the person as their own manager: loaded without a manager', { ...cell, value });
  return { manager: isOwn ? null : found.person, role, level, department, location, fte };
}

const compare = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0);
