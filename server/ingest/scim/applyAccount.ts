import type { RowChanges } from '../people/changes.ts';
import type { PeopleWrites } from '../people/peopleRun.ts';
import { type Employment, employmentAt, type Person, sortAssignments } from '../people/person.ts';
import { applyPlace, type PlaceChange } from './applyPlace.ts';

/** What a request says of a person's work, and what the account said before it. */
export interface AccountWork {
  /** `undefined`: this is the first the provider says of the person. */
  wasActive: boolean | undefined;
  isActive: boolean;
  place: PlaceChange;
  /** The day of the request: from when on it holds. */
  today: string;
}

/**
 * Writes a request into the person's employments and assignments. Only a change of `active` begins or ends an employment,
 * so that what files say of somebody the provider has never spoken of stays.
 */
export function applyAccount(run: PeopleWrites, person: Person, changes: RowChanges, work: AccountWork): void {
  const { wasActive, isActive, today } = work;
  const last = person.employments.at(-1);
  if (isActive && wasActive === false) comeBack(person, changes, today);
  else if (isActive && !last) addStay(person, changes, null);
  else if (!isActive && wasActive === true) leave(run, person, changes, today);
  else remarkOnContradiction(run, last, work);
  if (isActive) applyPlace(person, changes, work.place, today);
  sortAssignments(person.assignments);
}

/** The provider ended it today: taken back. Otherwise somebody who was away, or not yet here, begins today. */
function comeBack(person: Person, changes: RowChanges, today: string): void {
  const last = person.employments.at(-1);
  if (last && (last.leftOn === null || last.leftOn > today)) return;
  if (last?.leftOn !== today || last.exitType !== 'unknown') {
    addStay(person, changes, today);
    return;
  }
  const ended = person.assignments.findLast((each) => employmentAt(person, each.startsOn) === last);
  if (ended?.endsOn === today) changes.set(ended, 'endsOn', null, 'assignment ends');
  changes.set(last, 'leftOn', null, 'exit date');
  changes.set(last, 'exitType', null, 'exit type');
}

function addStay(person: Person, changes: RowChanges, hiredOn: string | null): void {
  const { source } = changes;
  person.employments.push({ hiredOn, leftOn: null, exitType: null, exitReason: null, regretted: null, source });
  changes.history('hire date', undefined, hiredOn ?? 'unknown');
}

/** The employment ends today, unless its end is known; one that had not begun never was. */
function leave(run: PeopleWrites, person: Person, changes: RowChanges, today: string): void {
  const last = person.employments.at(-1);
  if (!last || last.leftOn !== null) return;
  const own = person.assignments.filter((each) => employmentAt(person, each.startsOn) === last);
  if (last.hiredOn !== null && last.hiredOn > today) {
    person.employments = person.employments.filter((each) => each !== last);
    person.assignments = person.assignments.filter((each) => !own.includes(each));
    changes.history('hire date', last.hiredOn, 'none');
    return;
  }
  person.assignments = person.assignments.filter((each) => !own.includes(each) || (each.startsOn ?? '') <= today);
  for (const each of own) {
    if (each.endsOn === null || each.endsOn > today) changes.set(each, 'endsOn', today, 'assignment ends');
  }
  changes.set(last, 'leftOn', today, 'exit date');
  changes.set(last, 'exitType', 'unknown', 'exit type');
  run.tally.exits += 1;
}

/** The first word of a provider about somebody the files know. */
function remarkOnContradiction(run: PeopleWrites, last: Employment | undefined, work: AccountWork): void {
  if (!last || work.wasActive !== undefined) return;
  const { leftOn } = last;
  if (work.isActive && leftOn !== null && leftOn <= work.today)
    run.book.notice(`the account is active, but the files say the person left on ${leftOn}: the files are taken`);
  if (!work.isActive && leftOn === null)
    run.book.notice('the account is not active, but the files say the person is employed: the files are taken');
}
