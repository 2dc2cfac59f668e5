import { nameId } from '#server/org/directory.ts';
import { spokenName } from '#server/org/personName.ts';
import { isForeignId } from '#server/org/systemId.ts';
import type { TeamRow } from './applySalesTeam.ts';
import { sourceAt, type PeopleRun } from './peopleRun.ts';
import type { Person } from './person.ts';

/**
 * Whom a row of a sales team is about: by id, by the id in the HR records, then by e-mail and name. The id another system
 * knows the person by is kept, so that its deals and meetings find them.
 */
export function sellerOf(run: PeopleRun, row: TeamRow): { person?: Person; problem?: string; isNew: boolean } {
  const { id, email, name } = row.seller;
  const { directory } = run.people;
  const known = row.hrId === null ? undefined : directory.byId(row.hrId);
  const found = known
    ? { person: known }
    : directory.find({ id: id ?? undefined, email: email ?? undefined, name: name ?? undefined });
  if (found && 'alike' in found) return { problem: 'more than one person fits: give the id', isNew: false };
  const person = found?.person ?? create(run, row);
  if (id !== null && isForeignId(id)) run.people.addOtherId(id, person, sourceAt(run, row.line));
  return { person, isNew: !found };
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
