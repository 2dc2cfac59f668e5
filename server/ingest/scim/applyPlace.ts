import type { RowChanges } from '../people/changes.ts';
import {
  type Assignment,
  type Employment,
  employmentAt,
  type Person,
  type Place,
  PLACE_FIELDS,
} from '../people/person.ts';

/** The part of a place a request speaks of; what is absent stays. */
export type PlaceChange = Partial<Pick<Place, 'manager' | 'role' | 'department'>>;

const NOWHERE: Place = { manager: null, role: null, level: null, department: null, location: null, fte: null };

/** From today the person is where the request says: the assignment of today ends and another begins, or is put right. */
export function applyPlace(person: Person, changes: RowChanges, given: PlaceChange, today: string): void {
  const stay = person.employments.at(-1);
  if (!stay || (stay.leftOn !== null && stay.leftOn <= today)) return;
  const own = person.assignments.filter((each) => employmentAt(person, each.startsOn) === stay);
  const current = own.findLast((each) => (each.startsOn ?? '') <= today) ?? own[0];
  if (!current) return begin(person, changes, { stay, given, today });
  const place = { ...placeOf(current), ...given };
  const differing = PLACE_FIELDS.filter((field) => place[field] !== current[field]);
  if ((current.startsOn ?? '') < today) {
    const next = own[own.indexOf(current) + 1]?.startsOn ?? stay.leftOn;
    if (differing.length > 0) moveOn(person, changes, { current, place, next, today });
    for (const field of differing) changes.history(field, shown(current[field]), shown(place[field]) ?? 'none');
  } else for (const field of differing) changes.set(current, field, place[field], field);
}

/** Another assignment goes on where the one of today is cut off, or where one that is over has left a gap. */
function moveOn(
  person: Person,
  changes: RowChanges,
  { current, place, next, today }: { current: Assignment; place: Place; next: string | null; today: string },
): void {
  const isOver = current.endsOn !== null && current.endsOn <= today;
  add(person, changes, { ...place, startsOn: today, endsOn: isOver ? next : current.endsOn });
  if (!isOver) changes.set(current, 'endsOn', today, 'assignment ends');
}

/** What went before the first day the provider speaks of is not known; somebody hired later begins then. */
function begin(
  person: Person,
  changes: RowChanges,
  { stay, given, today }: { stay: Employment; given: PlaceChange; today: string },
): void {
  const startsOn = stay.hiredOn !== null && stay.hiredOn > today ? stay.hiredOn : today;
  add(person, changes, { ...NOWHERE, ...given, startsOn, endsOn: stay.leftOn });
}

function add(person: Person, changes: RowChanges, row: Omit<Assignment, 'origin' | 'source'>): void {
  person.assignments.push({ ...row, origin: 'roster', source: changes.source });
  changes.history();
}

function placeOf({ manager, role, level, department, location, fte }: Assignment): Place {
  return { manager, role, level, department, location, fte };
}

function shown(value: Place[keyof Place]): string | undefined {
  if (value === null) return undefined;
  return typeof value === 'object' ? value.name : String(value);
}
