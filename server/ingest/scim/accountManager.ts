import { systemId } from '#server/org/systemId.ts';
import { placeholderMaker, type PeopleWrites } from '../people/peopleRun.ts';
import type { Person } from '../people/person.ts';
import { type AccountChange, employeeOfScimId, NoManager } from './account.ts';
import type { Concerned } from './concernedPeople.ts';

/**
 * The manager a request names; `undefined` when it does not speak of one, `null` when it says there is none. Somebody
 * nobody knows yet is kept as a placeholder, until an account of that id, user name or e-mail address comes.
 */
export function accountManager(
  run: PeopleWrites,
  person: Person,
  { manager }: Concerned,
  change: AccountChange,
): Person | null | undefined {
  const named = change.manager;
  if (named === undefined || named === null) return named;
  const { value, displayName } = named;
  if (!manager && employeeOfScimId(value) !== undefined) throw new NoManager(`no user has the id ${value}`);
  const email = value.includes('@') ? value : null;
  const found = manager ?? placeholderMaker(run, () => 1)(systemId('scim', value), displayName ?? value, email);
  if (found === person) {
    run.book.notice('the account names the person as their own manager: kept without a manager');
    return null;
  }
  if (found.assignments.at(-1)?.manager === person)
    run.book.notice(`${person.name} and ${found.name} report to each other: kept as said`);
  return found;
}
