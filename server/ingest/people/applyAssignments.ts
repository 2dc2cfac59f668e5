import type { ManagerResolver } from '#server/org/managerResolver.ts';
import { spokenName } from '#server/org/personName.ts';
import { moveLastDays } from './assignmentEnds.ts';
import type { AssignmentRow } from './assignmentRow.ts';
import { RowChanges } from './changes.ts';
import { managersOf, sourceAt, type PeopleRun } from './peopleRun.ts';
import { isGiven } from './rosterHistory.ts';
import {
  type Assignment,
  assignmentOf,
  earliestEnd,
  employmentAt,
  type Person,
  type Place,
  PLACE_FIELDS,
  sortAssignments,
} from './person.ts';

type Managers = ManagerResolver<Person>;

/** Writes dated assignments into what is known: they replace what a roster or a sales team file implied. */
export function applyAssignments(run: PeopleRun, rows: readonly AssignmentRow[]): void {
  if (moveLastDays(rows)) {
    run.book.notice('the ends are last days (the next assignment begins a day later): read as the day after');
  }
  let line = 0;
  const groups = groupByPerson(run, rows);
  const managers = managersOf(run, rows, () => line);
  for (const [person, { group, isNew }] of groups) {
    line = group[0].line;
    applyPerson(run, person, usable(run, person, group), { isNew, managers });
  }
}

function groupByPerson(run: PeopleRun, rows: readonly AssignmentRow[]) {
  const groups = new Map<Person, { group: AssignmentRow[]; isNew: boolean }>();
  for (const row of rows) {
    let person = run.people.directory.byId(row.externalId);
    const isNew = person === undefined;
    if (!person) {
      run.tally.newEmployees += 1;
      run.book.notice(`${row.externalId} is on no roster: kept without hire and exit`, { line: row.line });
      const name = row.name === null ? row.externalId : spokenName(row.name);
      const source = sourceAt(run, row.line);
      person = run.people.create({ externalId: row.externalId, name, email: null, placeholder: false }, source);
      person.employments.push({
        hiredOn: null,
        leftOn: null,
        exitType: null,
        exitReason: null,
        regretted: null,
        source,
      });
      person.dirty.history = true;
    }
    const known = groups.get(person);
    if (known) known.group.push(row);
    else groups.set(person, { group: [row], isNew });
  }
  return groups;
}

/** The rows that can stand, in order of time; of rows that begin on the same day the later line is taken. */
function usable(run: PeopleRun, person: Person, group: readonly AssignmentRow[]): AssignmentRow[] {
  const byStart = new Map<string, AssignmentRow>();
  for (const row of group) {
    const stay = employmentAt(person, row.from);
    if (stay?.leftOn && row.from >= stay.leftOn) {
      run.book.reject(row.line, `begins on or after the exit on ${stay.leftOn}`, {
        column: run.fields.get('from')?.column,
        value: row.from,
      });
      continue;
    }
    const earlier = byStart.get(row.from);
    if (earlier && sameRow(earlier, row)) run.book.count('unchanged');
    else if (earlier)
      run.book.reject(earlier.line, `line ${row.line} begins on the same day and is taken`, { value: row.from });
    byStart.set(row.from, row);
  }
  return [...byStart.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function applyPerson(
  run: PeopleRun,
  person: Person,
  rows: readonly AssignmentRow[],
  { isNew, managers }: { isNew: boolean; managers: Managers },
): void {
  if (rows.length === 0) return;
  const starts = new Set(rows.map(({ from }) => from));
  const stays = person.assignments.filter((each) => isKept(run, each) && !starts.has(each.startsOn ?? ''));
  const merged = [...stays];
  const written = new Map<Assignment, RowChanges>();
  for (const row of rows) {
    const stored = person.assignments.find(({ startsOn, origin }) => startsOn === row.from && origin === 'assignments');
    const changes = new RowChanges(run, person, row.line);
    if (!stored) {
      changes.created();
      changes.history();
    }
    const assignment: Assignment = stored
      ? stored
      : assignmentOf(
          placeOn(person, row.from),
          { startsOn: row.from, endsOn: row.to },
          { origin: 'assignments', source: changes.source },
        );
    writePlace(run, row, assignment, { changes, managers, person });
    merged.push(assignment);
    written.set(assignment, changes);
  }
  if (isNew || person.assignments.some((each) => !merged.includes(each))) person.dirty.history = true;
  sortAssignments(merged);
  clip(run, person, { merged, rows, written });
  person.assignments = merged;
  for (const changes of written.values()) changes.finish();
}

const emptyPlace: Place = { manager: null, role: null, level: null, department: null, location: null, fte: null };

/** What is stored of the person on a day: it stays in all the file has no column of. A later day tells nothing of that one. */
function placeOn({ assignments }: Person, day: string): Place {
  return assignments.findLast(({ startsOn }) => startsOn === null || startsOn <= day) ?? emptyPlace;
}

/** Dated rows stay; of rows a roster wrote only those that begin after the last day this file knows of. */
function isKept(run: PeopleRun, { origin, startsOn }: Assignment): boolean {
  if (origin === 'assignments') return true;
  return origin === 'roster' && run.asOf !== undefined && startsOn !== null && startsOn > run.asOf;
}

function writePlace(
  run: PeopleRun,
  row: AssignmentRow,
  assignment: Assignment,
  { changes, managers, person }: { changes: RowChanges; managers: Managers; person: Person },
): void {
  const found = managers.resolve(row.manager);
  const value = row.manager.name ?? row.manager.id ?? row.manager.email ?? undefined;
  if (found.problem !== undefined)
    run.book.notice(`${found.problem}; loaded without a manager`, { line: row.line, value });
  const isOwn = found.person === person;
  if (isOwn)
    run.book.notice('the row names the person as their own manager: loaded without a manager', {
      line: row.line,
      value,
    });
  const written: Place = { ...row, manager: isOwn ? null : found.person };
  for (const field of PLACE_FIELDS) if (isGiven(run, field)) changes.set(assignment, field, written[field], field);
  const hiredOn = person.employments[0]?.hiredOn ?? null;
  if (hiredOn !== null && row.from < hiredOn) {
    run.book.notice(`begins before the hire on ${hiredOn}: loaded as written`, { line: row.line, value: row.from });
  }
}

interface Clipped {
  merged: Assignment[];
  rows: readonly AssignmentRow[];
  written: ReadonlyMap<Assignment, RowChanges>;
}

/** No two assignments of a person overlap: the next one's start and the exit end an assignment. */
function clip(run: PeopleRun, person: Person, { merged, rows, written }: Clipped): void {
  const rowOf = new Map(rows.map((row) => [row.from, row]));
  merged.forEach((assignment, i) => {
    const changes = written.get(assignment);
    const row = changes && rowOf.get(assignment.startsOn ?? '');
    const next = merged[i + 1]?.startsOn ?? null;
    const end = row ? row.to : assignment.endsOn;
    if (row && next !== null && end !== null && end > next) {
      run.book.notice(`overlaps the assignment that begins on ${next}: ended there`, { line: row.line, value: end });
    }
    const leftOn = employmentAt(person, assignment.startsOn)?.leftOn ?? null;
    const clipped = earliestEnd(earliestEnd(end, next), leftOn);
    if (changes) changes.set(assignment, 'endsOn', clipped, 'assignment ends');
    else if (assignment.endsOn !== clipped) {
      assignment.endsOn = clipped;
      person.dirty.history = true;
    }
  });
}

const sameRow = (a: AssignmentRow, b: AssignmentRow) =>
  JSON.stringify({ ...a, line: 0 }) === JSON.stringify({ ...b, line: 0 });
