import type { PeopleRun } from './peopleRun.ts';
import { type Employment, employmentAt, type Person } from './person.ts';
import type { RosterTime } from './rosterHistory.ts';
import type { RowsSeen } from './rowsSeen.ts';

/** When more than this share of the people employed so far is missing, the file may hold a part of the company. */
const A_PART = 0.2;
const MOST_NAMED = 10;

/**
 * People employed so far whom a roster does not have. A later file of active people that has nearly everybody is the next
 * snapshot: who is missing has left by its as-of day, the first day they are known to be gone. Otherwise they stay. The
 * mapping's `complete` says what the file is.
 */
export function leaveMissing(
  run: PeopleRun,
  seen: RowsSeen,
  { isActiveOnly, time }: { isActiveOnly: boolean; time: RosterTime },
): void {
  const { asOf, book, mapping } = run;
  const missing = missingFrom(run, seen);
  if (missing.length === 0) return;
  const open = openPeople(run).length;
  const isNext = isActiveOnly && missing.length <= A_PART * open;
  const haveLeft = asOf !== undefined && time === 'later' && (mapping.complete ?? isNext);
  const [people, are] = missing.length === 1 ? ['person', 'is'] : ['people', 'are'];
  const who = `${missing.length} ${people} employed so far ${are} not in this file`;
  if (!haveLeft) {
    const wayOut =
      time === 'later' ? '; if it has everybody who is employed, say so with "complete": true in the mapping' : '';
    book.notice(`${who}: they stay as they are${wayOut}`);
    return;
  }
  if (seen.unnamed > 0) {
    const rows = seen.unnamed === 1 ? '1 rejected row does' : `${seen.unnamed} rejected rows do`;
    book.notice(`${who}, but ${rows} not say whose they are: nobody is taken to have left`);
    return;
  }
  for (const { person, stay } of missing) end(run, person, stay, asOf);
  const names = missing.slice(0, MOST_NAMED).map(({ person }) => person.name);
  const more = missing.length > MOST_NAMED ? ', …' : '';
  book.notice(
    `${who} of active people: their exit is on ${asOf}, the first day they are known to be gone (${names.join(', ')}${more})`,
  );
}

function end(run: PeopleRun, person: Person, stay: Employment, day: string): void {
  stay.leftOn = day;
  stay.exitType = 'unknown';
  for (const each of person.assignments) {
    if (employmentAt(person, each.startsOn) === stay && (each.endsOn === null || each.endsOn > day)) each.endsOn = day;
  }
  person.dirty.history = true;
  run.tally.exits += 1;
  run.tally.ended += 1;
  run.tally.missing = (run.tally.missing ?? 0) + 1;
  run.tally.changedEmployees.add(person);
  run.book.leaves({ name: person.name, on: day });
}

interface Open {
  person: Person;
  stay: Employment;
}

/** Who stands in no row at all; a rejected row says too that the person is there. */
function missingFrom(run: PeopleRun, seen: RowsSeen): Open[] {
  return openPeople(run).filter(({ person, stay }) => {
    const startsLater = run.asOf !== undefined && stay.hiredOn !== null && stay.hiredOn > run.asOf;
    return person.employeeId > 0 && !seen.has(person.externalId) && !startsLater;
  });
}

function openPeople({ people }: PeopleRun): Open[] {
  const open: Open[] = [];
  for (const person of people.directory.people()) {
    const stay = person.employments.at(-1);
    const isOnRoster = person.assignments.some(({ origin }) => origin === 'roster');
    if (stay?.leftOn === null && !person.placeholder && isOnRoster) open.push({ person, stay });
  }
  return open;
}
