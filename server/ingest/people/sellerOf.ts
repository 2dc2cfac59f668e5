import { type Found, nameId } from '#server/org/directory.ts';
import { spokenName } from '#server/org/personName.ts';
import { isForeignId } from '#server/org/systemId.ts';
import { standsFor } from './people.ts';
import { sourceAt, type PeopleRun } from './peopleRun.ts';
import type { Person } from './person.ts';
import type { TeamRow } from './teamRow.ts';

/**
 * Whom a row of a sales team is about: by the id in the HR records, by id, then by e-mail and name. The id another system
 * knows the person by is kept, so that its deals and meetings find them.
 */
export function sellerOf(run: PeopleRun, row: TeamRow): { person?: Person; problem?: string; isNew: boolean } {
  const { id } = row.seller;
  const { directory } = run.people;
  const stand = id === null ? undefined : standIn(run, id);
  const found = find(run, row, stand) ?? (stand && { person: stand });
  if (found && 'alike' in found) return { problem: 'more than one person fits: give the id', isNew: false };
  const person = found?.person ?? create(run, row);
  if (id !== null && isForeignId(id) && directory.byId(id) !== person) {
    if (stand) {
      run.book.notice(
        `${person.name} was known by the id alone as an owner of deals: import those deals again, and they are theirs`,
        { line: row.line, value: id },
      );
    }
    run.people.addOtherId(id, person, sourceAt(run, row.line));
  }
  return { person, isNew: !found };
}

function find(
  { people: { directory } }: PeopleRun,
  { hrId, seller }: TeamRow,
  stand: Person | undefined,
): Found<Person> {
  const known = hrId === null ? undefined : directory.byId(hrId);
  if (known) return { person: known };
  const id = seller.id ?? undefined;
  const found = directory.find({ id: stand ? undefined : id, email: seller.email ?? undefined });
  if (found || seller.name === null) return found;
  const named = directory.find({ name: seller.name });
  if (!named || id === undefined || !isForeignId(id)) return named;
  // Two ids of one system are two people, also when they share a name.
  const alike = 'person' in named ? [named.person] : named.alike;
  const others = alike.filter((person) => !directory.isKnownTo(person, id));
  if (others.length > 1) return { alike: others };
  return others.length === 1 ? { person: others[0] } : undefined;
}

/** A placeholder kept for this id, while nobody knew whose it is. */
function standIn({ people: { directory } }: PeopleRun, id: string): Person | undefined {
  const known = directory.byId(id);
  return known && isForeignId(id) && standsFor(known, id) ? known : undefined;
}

function create(run: PeopleRun, { line, hrId, seller: { id, email, name } }: TeamRow): Person {
  run.tally.newEmployees += 1;
  const externalId = hrId ?? id ?? (name === null ? email! : nameId(name));
  const listed = {
    externalId,
    name: name === null ? (email ?? externalId) : spokenName(name),
    email,
    placeholder: false,
  };
  return run.people.create(listed, sourceAt(run, line));
}
