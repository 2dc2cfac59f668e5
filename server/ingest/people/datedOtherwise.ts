import type { LoadedRow } from './loadedRow.ts';
import type { PeopleRun } from './peopleRun.ts';
import { type Assignment, employmentAt, type Person, PLACE_FIELDS } from './person.ts';
import { endedBefore, isGiven, type RosterTime } from './rosterHistory.ts';
import type { RosterRow } from './rosterRow.ts';

const MOST_NAMED = 10;

/**
 * People whom dated assignments place otherwise than the roster does, on the day it is of. The dated ones know each day
 * and stay; that the roster was not followed is said, with who and what.
 */
export function remarkOnDated(
  run: PeopleRun,
  rows: readonly RosterRow[],
  { loaded, time }: { loaded: readonly LoadedRow[]; time: RosterTime },
): void {
  if (time === 'older') return;
  const found: string[] = [];
  for (const [at, { person, place }] of loaded.entries()) {
    const { leftOn } = rows[at];
    if (time === 'later' && leftOn !== null && run.asOf !== undefined && leftOn <= run.asOf) continue;
    const otherwise = differences(run, rows[at], { person, place });
    if (otherwise.length > 0) found.push(`${person.name}: ${otherwise.join(', ')}`);
  }
  if (found.length === 0) return;
  const who = found.length === 1 ? '1 person stands' : `${found.length} people stand`;
  const more = found.length > MOST_NAMED ? '; …' : '';
  const later = run.asOf === undefined ? '' : `; if this file is of a later day than ${run.asOf}, give it ("asOf")`;
  run.book.notice(
    `${who} otherwise in dated assignments, which stay as they are (${found.slice(0, MOST_NAMED).join('; ')}${more}): correct them in a file of assignments${later}`,
  );
}

/** What the dated assignment in force says otherwise than the row; nothing where none is dated. */
function differences(
  run: PeopleRun,
  { leftOn }: RosterRow,
  { person, place }: Pick<LoadedRow, 'person' | 'place'>,
): string[] {
  const dated = inForce(person, run.asOf);
  if (dated?.origin !== 'assignments') return [];
  const otherwise: string[] = PLACE_FIELDS.filter((field) => isGiven(run, field) && dated[field] !== place[field]);
  const isOver = leftOn === null && endedBefore(dated, person.employments.at(-1), run.asOf);
  return isOver ? [...otherwise, `over since ${dated.endsOn}`] : otherwise;
}

/** The assignment the person had on a day, of the last employment; the last of all when the day is not known. */
function inForce(person: Person, day: string | undefined): Assignment | undefined {
  const last = person.employments.at(-1);
  return person.assignments.findLast(
    ({ startsOn }) =>
      employmentAt(person, startsOn) === last && (day === undefined || startsOn === null || startsOn <= day),
  );
}
