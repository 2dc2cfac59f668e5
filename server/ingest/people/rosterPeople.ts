import { readPersonName, sameWriting, spokenName } from '#server/org/personName.ts';
import { RowChanges } from './changes.ts';
import { sourceAt, type PeopleRun } from './peopleRun.ts';
import { isErasedId } from '#server/org/pseudonym.ts';
import { isForeignId } from '#server/org/systemId.ts';
import type { Person } from './person.ts';
import type { RosterRow } from './rosterRow.ts';

/** The person of every row, new ones made and placeholders promoted, before any row's manager is looked for. */
export function rosterPeople(
  run: PeopleRun,
  rows: readonly RosterRow[],
  isOlder: boolean,
): { person: Person; changes: RowChanges }[] {
  const namesakes = countNames(run, rows);
  const writings = managerWritings(rows);
  return rows.map((row) => {
    const known = run.people.directory.byId(row.externalId) ?? placeholderOf(run, row, namesakes);
    const name = row.name === null ? null : writtenName(row.name, writings);
    const person = known ?? create(run, row, name);
    const changes = new RowChanges(run, person, row.line);
    if (!known) changes.created();
    else if (isUnnumbered(known)) promote(run, known, row, changes);
    else if (isOlder) return { person, changes };
    if (run.fields.has('email')) changes.setPerson('email', row.email);
    if (name !== null && !sameWriting(name, person.name)) changes.setPerson('name', name);
    return { person, changes };
  });
}

function create(run: PeopleRun, row: RosterRow, name: string | null): Person {
  run.tally.newEmployees += 1;
  const { externalId, email } = row;
  const listed = { externalId, name: name ?? email ?? externalId, email, placeholder: false };
  return run.people.create(listed, sourceAt(run, row.line));
}

/** How the file writes the names of managers, by the folded name: people know them by it, not by "Last, First". */
function managerWritings(rows: readonly RosterRow[]): Map<string, string> {
  const writings = new Map<string, string>();
  for (const { manager } of rows) {
    const key = manager.name === null ? undefined : readPersonName(manager.name)?.full;
    if (key !== undefined && manager.name !== null && !writings.has(key)) writings.set(key, spokenName(manager.name));
  }
  return writings;
}

function writtenName(name: string, writings: ReadonlyMap<string, string>): string {
  const spoken = spokenName(name);
  const writing = writings.get(readPersonName(name)?.full ?? '');
  return writing !== undefined && sameWriting(writing, spoken) ? writing : spoken;
}

/** Known so far only because others name them: now with a row, an id and a history of their own. */
function promote(run: PeopleRun, person: Person, row: RosterRow, changes: RowChanges): void {
  if (person.placeholder) {
    run.tally.newEmployees += 1;
    changes.created();
  }
  changes.setPerson('placeholder', false);
  const before = person.externalId;
  changes.setPerson('externalId', row.externalId);
  if (isForeignId(before) && !before.startsWith('name:')) run.people.addOtherId(before, person, changes.source);
}

/** Known by name only, or only because somebody else's row names them. */
function isUnnumbered({ placeholder, externalId }: Person): boolean {
  return placeholder || (isForeignId(externalId) && !isErasedId(externalId));
}

/** How many people of that name there are, in the file and stored, placeholders not counted. */
function countNames(run: PeopleRun, rows: readonly RosterRow[]): Map<string, number> {
  const ids = new Map<string, Set<string>>();
  const note = (name: string | null, id: string) => {
    const key = name === null ? undefined : readPersonName(name)?.short;
    if (key === undefined) return;
    const seen = ids.get(key);
    if (seen) seen.add(id);
    else ids.set(key, new Set([id]));
  };
  for (const row of rows) note(row.name, row.externalId);
  for (const person of run.people.directory.people()) if (!isUnnumbered(person)) note(person.name, person.externalId);
  return new Map([...ids].map(([name, set]) => [name, set.size]));
}

/** Whom this row is the row of, among those known without one: by e-mail, or by a name nobody else has. */
function placeholderOf(run: PeopleRun, row: RosterRow, namesakes: Map<string, number>): Person | undefined {
  const { directory } = run.people;
  const written = row.email === null ? undefined : directory.byEmail(row.email);
  if (written && 'person' in written && isUnnumbered(written.person)) return written.person;
  const name = row.name === null ? undefined : readPersonName(row.name);
  if (!name || row.name === null) return undefined;
  const found = directory.byName(row.name);
  if (!found || !('person' in found) || !found.person.externalId.startsWith('name:')) return undefined;
  if (namesakes.get(name.short) === 1) return found.person;
  run.book.notice(`more than one person could be ${found.person.name}, known from other rows by name: not joined`, {
    line: row.line,
  });
  return undefined;
}
