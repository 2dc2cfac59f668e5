import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { record } from '#server/audit/record.ts';
import type { Session } from '#server/db/database.ts';
import { analyzeTables } from '../analyzeTables.ts';
import type { RowChanges } from '../people/changes.ts';
import type { PeopleWrites } from '../people/peopleRun.ts';
import type { Person } from '../people/person.ts';
import { writePeople } from '../people/writePeople.ts';
import { publishVersion, writeDown } from '../publish.ts';
import { keepReplaced } from '../undo/keepReplaced.ts';
import { type Account, type AccountChange, AccountConflict } from './account.ts';

/** The account as it was, also one that was deleted. */
export type Earlier = Omit<Account, 'name' | 'email' | 'managerName' | 'createdAt' | 'changedAt'> & {
  deletedAt?: string | null;
};

/** What a request has come to, to be stored. */
export interface WorkedOut {
  run: PeopleWrites;
  person: Person;
  changes: RowChanges;
  change: AccountChange;
  manager: Person | null | undefined;
  earlier: Earlier | undefined;
  isActive: boolean;
  isDeleted: boolean;
  actor: string;
  address: string | undefined;
  now: Date;
  today: string;
}

export async function refuseTakenName(
  session: Session,
  userName: string,
  employeeId: number | undefined,
): Promise<void> {
  const taken = await session.rows<{ id: number }>(sql`
    select employee_id as id from scim_accounts where deleted_at is null and lower(user_name) = lower(${userName})`);
  if (taken.some(({ id }) => id !== employeeId)) throw new AccountConflict(`the user name ${userName} is taken`);
}

/** Somebody who had an account may have one again; who has one may not have a second. */
export function refuseSecond(earlier: Earlier | undefined, person: Person | undefined): void {
  if (earlier && !isGone(earlier))
    throw new AccountConflict(`${earlier.userName} is the same person (${person?.name})`);
}

/** The account a person has or had. */
export async function accountOf(session: Session, employeeId: number): Promise<Earlier | undefined> {
  const [found] = await session.rows<Earlier>(sql`
    select employee_id as "employeeId", user_name as "userName", external_id as "externalId", given_name as "givenName",
      family_name as "familyName", employee_number as "employeeNumber", title, department, manager_id as "managerId", active, deleted_at as "deletedAt"
    from scim_accounts where employee_id = ${employeeId}::bigint`);
  return found;
}

/** Stores a request that changed something, its version last. */
export async function storeRequest(session: Session, worked: WorkedOut): Promise<void> {
  const { run, person, changes, earlier, change, actor, address, now, today } = worked;
  const hasChanged = person.employeeId < 0 || person.dirty.person || person.dirty.history;
  const isFresh = person.employeeId < 0;
  await writePeople(session, run.people, run.importId);
  const hasAccountChanged = await storeAccount(session, worked);
  if (!hasChanged && !hasAccountChanged) return;
  const outcome = changes.finish();
  if (outcome === 'unchanged') run.book.recount('unchanged', earlier ? 'changed' : 'new');
  const at = now.toISOString();
  await session.rows(sql`
    insert into imports (import_id, started_at, applied_at, actor) overriding system value
    values (${run.importId}::bigint, ${at}::timestamptz, ${at}::timestamptz, ${actor})`);
  const sha256 = createHash('sha256').update(JSON.stringify(change)).digest('hex');
  await writeDown(session, { ...run, sha256, asOf: today, how: { kind: 'scim' } });
  // Of many new people that come one by one, the planner hears whenever they have doubled.
  if (isFresh && Number.isInteger(Math.log2(person.employeeId))) await analyzeTables(session);
  await record(session, { at: now, actor, action: 'import', details: { importId: run.importId }, address });
  await publishVersion(session, run.importId, hasChanged);
}

/** Whether the account itself came or changed. */
async function storeAccount(session: Session, worked: WorkedOut): Promise<boolean> {
  const { run, person, change, manager, earlier, isActive, isDeleted, now } = worked;
  const { name: _name, email: _email, manager: _manager, ...said } = change;
  const at = now.toISOString();
  const next: Earlier = {
    ...(earlier && !isGone(earlier) ? earlier : EMPTY),
    ...said,
    ...(manager !== undefined && { managerId: manager?.employeeId ?? null }),
    active: isActive,
    employeeId: person.employeeId,
    deletedAt: isDeleted ? at : null,
  };
  if (earlier && sameAccount(earlier, next)) return false;
  if (earlier) {
    const { employeeId, importId } = { ...person, ...run };
    await keepReplaced(session, importId, 'scim_accounts', sql`where t.employee_id = ${employeeId}::bigint`);
  }
  const columns = sql.raw(
    'user_name, external_id, given_name, family_name, employee_number, title, department, manager_id, active, changed_at, deleted_at, import_id, file_no, line',
  );
  const values = sql`${next.userName}::text, ${next.externalId}::text, ${next.givenName}::text, ${next.familyName}::text,
    ${next.employeeNumber}::text, ${next.title}::text, ${next.department}::text, ${next.managerId}::bigint, ${next.active}::boolean,
    ${at}::timestamptz, ${next.deletedAt}::timestamptz, ${run.importId}::bigint, 1::smallint, 1::int`;
  await session.rows(sql`
    insert into scim_accounts (employee_id, created_at, ${columns}) values (${next.employeeId}::bigint, ${at}::timestamptz, ${values})
    on conflict (employee_id) do update set (${columns}) = row(${values})`);
  return true;
}

const EMPTY: Earlier = {
  employeeId: 0,
  userName: '',
  externalId: null,
  givenName: null,
  familyName: null,
  employeeNumber: null,
  title: null,
  department: null,
  managerId: null,
  active: true,
};

const SAID = ['userName', 'externalId', 'givenName', 'familyName', 'employeeNumber', 'title', 'department'] as const;

function sameAccount(before: Earlier, next: Earlier): boolean {
  const same = SAID.every((key) => before[key] === next[key]);
  return (
    same && before.managerId === next.managerId && before.active === next.active && isGone(before) === isGone(next)
  );
}

const isGone = ({ deletedAt }: Earlier) => deletedAt !== undefined && deletedAt !== null;
