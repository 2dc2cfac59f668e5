import type { RowChanges } from './changes.ts';
import {
  type Assignment,
  assignmentOf,
  earliestEnd,
  type Employment,
  employmentAt,
  type Person,
  type Place,
  PLACE_FIELDS,
  sortAssignments,
  withOneMore,
} from './person.ts';
import type { PeopleRun } from './peopleRun.ts';
import type { RosterRow } from './rosterRow.ts';

/** How a roster stands to the people files before it. */
export type RosterTime = 'older' | 'correction' | 'later';

/** Writes one roster row into the person's employments and assignments. */
export function applyHistory(run: PeopleRun, row: RosterRow, place: Place, how: Applied): void {
  const { person, changes, time } = how;
  const stay = stayOf(person, row) ?? newStay(person, row, changes);
  const before = { ...stay };
  if (run.fields.has('hire_date')) changes.set(stay, 'hiredOn', row.hiredOn, 'hire date');
  if (run.fields.has('exit_date') || row.exitInferred === true) writeExit(run, row, stay, how);
  else if (isBack(run, row, stay, time)) {
    changes.set(stay, 'leftOn', null, 'exit date');
    changes.set(stay, 'exitType', null, 'exit type');
  }
  dropTeamRows(person, stay, changes);
  const own = person.assignments.filter((each) => employmentAt(person, each.startsOn) === stay);
  const current = own.at(-1);
  if (!current) {
    const days = { startsOn: stay.hiredOn ?? row.snapshot, endsOn: stay.leftOn };
    const first = assignmentOf(place, days, { origin: 'roster', source: changes.source });
    person.assignments = withOneMore(person.assignments, first);
    changes.history();
  } else moveOn(run, { row, place, stay, before, own, current, changes, person, time });
  sortAssignments(person.assignments);
}

/** When and how the employment ended; an exit not known before is counted. */
function writeExit(run: PeopleRun, row: RosterRow, stay: Employment, { person, changes }: Applied): void {
  const isNew = stay.leftOn === null && row.leftOn !== null;
  if (isNew) run.tally.exits += 1;
  if (isNew && stay.source.importId !== run.importId) {
    run.tally.ended += 1;
    run.book.leaves({ line: row.line, name: person.name, on: row.leftOn! });
  }
  changes.set(stay, 'leftOn', row.leftOn, 'exit date');
  const saysType = ['exit_type', 'exit_reason', 'status'].some((field) => run.fields.has(field));
  if (saysType || isNew) changes.set(stay, 'exitType', row.exitType, 'exit type');
  if (run.fields.has('exit_reason')) changes.set(stay, 'exitReason', row.exitReason, 'exit reason');
  if (run.fields.has('regretted')) changes.set(stay, 'regretted', row.regretted, 'regretted');
}

/** Missing from an earlier roster and taken as gone, yet in a later one: the person has been there all along. */
function isBack({ asOf }: PeopleRun, { gone }: RosterRow, { leftOn, exitType }: Employment, time: RosterTime): boolean {
  return time === 'later' && !gone && leftOn !== null && exitType === 'unknown' && asOf !== undefined && leftOn <= asOf;
}

interface Applied {
  person: Person;
  changes: RowChanges;
  time: RosterTime;
}

interface Move extends Applied {
  row: RosterRow;
  place: Place;
  stay: Employment;
  before: Employment;
  own: Assignment[];
  current: Assignment;
}

/** The employment the row is about: the same hire day, one whose hire day was unknown, or the last when it is not over. */
function stayOf(person: Person, { hiredOn }: RosterRow): Employment | undefined {
  const same = person.employments.find((each) => each.hiredOn === hiredOn || each.hiredOn === null);
  const last = person.employments.at(-1);
  if (same || !last || hiredOn === null) return same ?? last;
  return last.leftOn !== null && hiredOn >= last.leftOn ? undefined : last;
}

function newStay(person: Person, row: RosterRow, changes: RowChanges): Employment {
  const stay: Employment = {
    hiredOn: row.hiredOn,
    leftOn: null,
    exitType: null,
    exitReason: null,
    regretted: null,
    source: changes.source,
  };
  person.employments = withOneMore(person.employments, stay);
  person.employments.sort((a, b) => ((a.hiredOn ?? '') < (b.hiredOn ?? '') ? -1 : 1));
  changes.created();
  changes.history();
  return stay;
}

/** What a sales team file implied gives way to the roster. */
function dropTeamRows(person: Person, stay: Employment, changes: RowChanges): void {
  const kept = person.assignments.filter(
    (each) => each.origin !== 'sales team' || employmentAt(person, each.startsOn) !== stay,
  );
  if (kept.length === person.assignments.length) return;
  person.assignments = kept;
  changes.history();
}

/** Brings the assignments of the employment in line with the row. */
function moveOn(run: PeopleRun, move: Move): void {
  const { place, stay, before, own, current, changes, time } = move;
  const differing = PLACE_FIELDS.filter((field) => isGiven(run, field) && current[field] !== place[field]);
  const stillHere = move.row.leftOn === null || (run.asOf !== undefined && move.row.leftOn > run.asOf);
  if (stillHere && openNew(run, move, differing)) return;
  // A dated history knows better than a roster of the same time; of a leaver's last change nobody knows the day.
  if (current.origin === 'roster' && (time !== 'later' || stillHere)) {
    for (const field of differing) changes.set(current, field, place[field], field);
  }
  const [first] = own;
  if (first.origin === 'roster' && first.startsOn === before.hiredOn) {
    changes.set(first, 'startsOn', stay.hiredOn, 'assignment starts');
  }
  const followsExit = current.origin === 'roster' || current.endsOn === before.leftOn;
  const end = followsExit ? stay.leftOn : earliestEnd(current.endsOn, stay.leftOn);
  changes.set(current, 'endsOn', end, 'assignment ends');
}

/** Was a dated assignment over before this day, other than by the person's exit? Then no roster makes it last longer. */
export function endedBefore(
  { origin, endsOn }: Assignment,
  stay: Employment | undefined,
  day: string | undefined,
): boolean {
  return origin === 'assignments' && endsOn !== null && endsOn !== stay?.leftOn && day !== undefined && endsOn < day;
}

/** Since the last roster the person has moved: the new assignment begins, as far as we can know, on the as-of day. */
function openNew(run: PeopleRun, move: Move, differing: readonly (keyof Place)[]): boolean {
  const { place, stay, before, current, changes, person, time } = move;
  const { asOf } = run;
  const isOver = endedBefore(current, before, asOf);
  if (time !== 'later' || asOf === undefined || (differing.length === 0 && !isOver)) return false;
  if ((current.startsOn ?? '') >= asOf) return false;
  if (!isOver) changes.set(current, 'endsOn', asOf, 'assignment ends');
  const { source } = changes;
  const days = { startsOn: asOf, endsOn: stay.leftOn };
  person.assignments.push(assignmentOf(place, days, { origin: 'roster', source }));
  if (differing.length === 0) changes.history();
  for (const field of differing) changes.history(field, nameOf(current[field]), nameOf(place[field]) ?? 'none');
  return true;
}

/** Does the file say this of people? */
export function isGiven(run: PeopleRun, field: (typeof PLACE_FIELDS)[number]): boolean {
  if (field !== 'manager') return run.fields.has(field);
  return ['manager_id', 'manager_email', 'manager_position_id', 'manager_name'].some((each) => run.fields.has(each));
}

function nameOf(value: Place[keyof Place]): string | undefined {
  if (value === null) return undefined;
  return typeof value === 'object' ? value.name : String(value);
}
