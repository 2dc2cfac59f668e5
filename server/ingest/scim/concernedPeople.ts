import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { systemId } from '#server/org/systemId.ts';
import { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { type Account, type AccountChange, AccountConflict, employeeOfScimId, type ManagerNamed } from './account.ts';

/** Those a request can be about, with their histories, and whom its manager's name or id stands for. */
export interface Concerned {
  people: People;
  person: Person | undefined;
  /** `undefined`: nobody here is known by it. */
  manager: Person | undefined;
}

const ofScim = (id: string) => systemId('scim', id);

/** Reads the few people a request can be about: a provider sends thousands of them, and an organisation may be large. */
export async function concernedPeople(
  session: Session,
  change: AccountChange,
  before: Account | undefined,
): Promise<Concerned> {
  const own = [...idsOf(change), ...emailsOf(change)];
  const named = change.manager?.value;
  const accounts = named === undefined ? [] : await accountsKnownAs(session, named);
  const ours = named === undefined ? undefined : employeeOfScimId(named);
  const ids = [before?.employeeId, before?.managerId, ours, ...accounts].filter(
    (id) => id !== undefined && id !== null,
  );
  const texts = named === undefined ? own : [...own, named, ofScim(named)];
  const only = await session.rows<{ id: number }>(sql`
    select employee_id as id from employees where employee_id = any(${sql.param(ids)}::bigint[])
      or external_id = any(${sql.param(texts)}::text[])
      or lower(email) = any(${sql.param(texts.map((text) => text.toLowerCase()))}::text[])
    union select employee_id from employee_other_ids where other_id = any(${sql.param(texts)}::text[])`);
  const people = await People.load(
    session,
    only.map(({ id }) => id),
  );
  await people.loadHistory(session);
  const person = before ? people.get(before.employeeId) : knownPerson(people, change);
  const [account] = accounts;
  const manager = named === undefined ? undefined : knownManager(people, { value: named }, ours ?? account);
  return { people, person, manager };
}

/** The ids under which the person may be known already: the employee number, or what stands for it until there is one. */
export function idsOf({ employeeNumber, externalId, userName }: AccountChange): string[] {
  const given = [employeeNumber, externalId, employeeNumber, userName].map((id) => id ?? undefined);
  return given.flatMap((id, at) => (id === undefined ? [] : [at === 0 ? id : ofScim(id)]));
}

function emailsOf({ email, userName }: AccountChange): string[] {
  return [email ?? undefined, userName].filter((text) => text !== undefined && text.includes('@')) as string[];
}

function knownPerson(people: People, change: AccountChange): Person | undefined {
  for (const id of idsOf(change)) {
    const person = people.directory.byId(id);
    if (person) return person;
  }
  for (const email of emailsOf(change)) {
    const found = people.directory.byEmail(email);
    if (found && 'alike' in found) throw new AccountConflict(`several people have the e-mail address ${email}`);
    if (found) return found.person;
  }
  return undefined;
}

function knownManager(people: People, { value }: ManagerNamed, employeeId: number | undefined): Person | undefined {
  if (employeeId !== undefined) return people.find(employeeId);
  const known = people.directory.byId(value) ?? people.directory.byId(ofScim(value));
  if (known || !value.includes('@')) return known;
  const found = people.directory.byEmail(value);
  return found && 'person' in found ? found.person : undefined;
}

async function accountsKnownAs(session: Session, value: string): Promise<number[]> {
  const rows = await session.rows<{ id: number }>(sql`
    select employee_id as id from scim_accounts
    where deleted_at is null and (external_id = ${value} or lower(user_name) = lower(${value}))
    order by external_id = ${value} desc nulls last, employee_id`);
  return rows.map(({ id }) => id);
}
