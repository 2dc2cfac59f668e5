import type { Database, Session } from '#server/db/database.ts';
import { spokenName } from '#server/org/personName.ts';
import { isForeignId } from '#server/org/systemId.ts';
import { dayFromClock, isoFromDay } from '#shared/calendar/day.ts';
import { nextImportId, takeImportLock } from '../importLock.ts';
import { RowChanges } from '../people/changes.ts';
import { type PeopleWrites, sourceAt, type Tally } from '../people/peopleRun.ts';
import type { Person } from '../people/person.ts';
import { FileBook } from '../receipt/fileBook.ts';
import { type Account, type AccountChange, AccountConflict, NoAccount } from './account.ts';
import { accountManager } from './accountManager.ts';
import { type AccountWork, applyAccount } from './applyAccount.ts';
import type { PlaceChange } from './applyPlace.ts';
import { type Concerned, concernedPeople, idsOf } from './concernedPeople.ts';
import { accountOf, type Earlier, refuseSecond, refuseTakenName, storeRequest } from './storeRequest.ts';
import { readAccounts } from './readAccounts.ts';

export interface AccountRequest {
  /** Whose account; absent: a new one. */
  employeeId?: number | undefined;
  change: AccountChange;
  /** The provider forgets the account: the person is no longer active, and nobody sees the account. */
  isDeleted?: boolean;
  /** The token that asks. */
  actor: string;
  /** Where the request came from. */
  address?: string | undefined;
  now: Date;
}

/**
 * Writes what an identity provider says of one person, as an import of one row: in one transaction, under the lock of the
 * imports, with the version readers look at written last. What changes nothing leaves no trace. Resolves to the account
 * as it is then, `undefined` once deleted; rejects with NoAccount, AccountConflict or NoManager.
 */
export function saveAccount(db: Database, request: AccountRequest): Promise<Account | undefined> {
  return db.transaction(async (session) => {
    await takeImportLock(session);
    const { employeeId } = request;
    const [before] = employeeId === undefined ? [] : await readAccounts(session, { employeeId });
    if (employeeId !== undefined && !before) throw new NoAccount(`There is no account ${employeeId}.`);
    if (request.change.userName !== undefined) await refuseTakenName(session, request.change.userName, employeeId);
    const concerned = await concernedPeople(session, request.change, before);
    const saved = await apply(session, concerned, before, request);
    return (await readAccounts(session, { employeeId: saved.employeeId }))[0];
  });
}

async function apply(
  session: Session,
  concerned: Concerned,
  before: Account | undefined,
  { change, isDeleted = false, actor, address, now }: AccountRequest,
): Promise<Person> {
  const { people } = concerned;
  const earlier: Earlier | undefined =
    before ?? (concerned.person && (await accountOf(session, concerned.person.employeeId)));
  if (!before) refuseSecond(earlier, concerned.person);
  const importId = await nextImportId(session);
  const tally: Tally = { newEmployees: 0, changedEmployees: new Set(), placeholders: 0, exits: 0, ended: 0 };
  const book = new FileBook(`SCIM: ${change.userName ?? earlier?.userName}`, 'scim');
  const run: PeopleWrites = { people, book, importId, fileNo: 1, tally };
  const person = concerned.person ?? newPerson(run, change);
  const changes = new RowChanges(run, person, 1);
  if (!concerned.person) changes.created();
  setPerson(run, person, changes, { change, earlier });
  const manager = accountManager(run, person, concerned, change);
  const today = isoFromDay(dayFromClock(now.getTime()));
  const isActive = !isDeleted && (change.active ?? before?.active ?? true);
  const place = { ...placeIn(change), ...(manager !== undefined && { manager }) };
  applyAccount(run, person, changes, workOf(run, { before, earlier, isActive, place, today }));
  await storeRequest(session, {
    run,
    person,
    changes,
    change,
    manager,
    earlier,
    isActive,
    isDeleted,
    actor,
    address,
    now,
    today,
  });
  return person;
}

/** Whoever comes back, or comes at last, comes to where the account said meanwhile. */
function workOf(
  run: PeopleWrites,
  said: Omit<AccountWork, 'wasActive'> & { before: Account | undefined; earlier: Earlier | undefined },
): AccountWork {
  const { before, earlier, isActive, place, today } = said;
  // An account that was deleted was not active, whatever it said.
  const wasActive = earlier && (before?.active ?? false);
  const arrives = isActive && wasActive === false;
  return { wasActive, isActive, place: arrives ? { ...placeOf(run, before), ...place } : place, today };
}

function placeIn({ title, department }: AccountChange): PlaceChange {
  return { ...(title !== undefined && { role: title }), ...(department !== undefined && { department }) };
}

/** What the account said while the person was away. */
function placeOf({ people }: PeopleWrites, before: Account | undefined) {
  if (!before) return {};
  const manager = before.managerId === null ? null : (people.find(before.managerId) ?? null);
  return { role: before.title, department: before.department, manager };
}

function newPerson(run: PeopleWrites, change: AccountChange): Person {
  run.tally.newEmployees += 1;
  const name = spokenName(change.name ?? change.userName ?? '');
  const [externalId] = idsOf(change);
  return run.people.create({ externalId, name, email: change.email ?? null, placeholder: false }, sourceAt(run, 1));
}

/** Name, e-mail address and id of the employee; an employee number takes the place of an id that only stood for one. */
function setPerson(
  run: PeopleWrites,
  person: Person,
  changes: RowChanges,
  { change, earlier }: { change: AccountChange; earlier: Earlier | undefined },
): void {
  if (person.placeholder) changes.created();
  changes.setPerson('placeholder', false);
  if (change.name !== undefined) changes.setPerson('name', spokenName(change.name));
  if (change.email !== undefined) changes.setPerson('email', change.email);
  const number = change.employeeNumber ?? undefined;
  if (number === undefined || number === person.externalId) return;
  const other = run.people.directory.byId(number);
  if (other && other !== person)
    throw new AccountConflict(`the employee number ${number} is that of another person, ${other.name}`);
  const before = person.externalId;
  if (!isForeignId(before) && before !== (earlier?.employeeNumber ?? undefined)) return;
  changes.setPerson('externalId', number);
  if (isForeignId(before) && !before.startsWith('name:')) run.people.addOtherId(before, person, changes.source);
}
