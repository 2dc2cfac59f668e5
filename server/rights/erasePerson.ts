import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { takeImportLock } from '#server/ingest/index.ts';
import { isErasedId, type PseudonymOf } from '#server/org/pseudonym.ts';
import type { Erased } from '#shared/contract/rights.ts';
import { forgetAnswers } from './forgetAnswers.ts';
import { forgetMentions } from './forgetMentions.ts';
import { forgetKeptRows } from './forgetKeptRows.ts';
import type { KnownPerson } from './findPerson.ts';

export class AlreadyErased extends Error {}

interface Erasing {
  person: KnownPerson;
  pseudonymOf: PseudonymOf;
  /** The hash a survey knows somebody by. */
  respondentOf: (survey: string, who: string) => string;
}

/**
 * Takes out who somebody is, in one transaction: name, e-mail address, ids, reasons of exits, their account, and the same in what
 * is kept for undoing imports and in notices. What teams are counted by stays, under a name that says nothing: when they
 * came and went, whom they reported to, deals, meetings. Later files that name them do not bring them back. Released figures stay.
 * Rejects with AlreadyErased when there is nothing left to take out.
 */
export async function erasePerson(session: Session, erasing: Erasing): Promise<Erased> {
  const { person, pseudonymOf } = erasing;
  if (isErasedId(person.externalId)) throw new AlreadyErased('There is nothing left of this person to erase.');
  await takeImportLock(session);
  const externalId = pseudonymOf(person.externalId);
  const name = await nextName(session);
  const changed: Record<string, number> = await forgetAnswers(session, erasing, externalId);
  const count = async (table: string, query: ReturnType<typeof sql>): Promise<void> => {
    changed[table] = (changed[table] ?? 0) + (await session.rows(query)).length;
  };
  const ids = await session.rows<{ id: string }>(
    sql`select other_id as id from employee_other_ids where employee_id = ${person.employeeId}::bigint`,
  );
  await count(
    'scim_accounts',
    sql`delete from scim_accounts where employee_id = ${person.employeeId}::bigint returning 1`,
  );
  await count(
    'employees',
    sql`
    update employees set external_id = ${externalId}, name = ${name}, email = null
    where employee_id = ${person.employeeId}::bigint returning 1`,
  );
  await count(
    'employments',
    sql`
    update employments set exit_reason = null
    where employee_id = ${person.employeeId}::bigint and exit_reason is not null returning 1`,
  );
  for (const { id } of ids)
    await count(
      'employee_other_ids',
      sql`
      update employee_other_ids set other_id = ${pseudonymOf(id)} where other_id = ${id} returning 1`,
    );
  if (person.email !== null) await keepAddress(session, person.employeeId, pseudonymOf(person.email));
  changed['replaced_rows'] = await forgetKeptRows(session, { ...person, pseudonymOf, pseudonym: { externalId, name } });
  changed['import_notices'] = await forgetMentions(session, person, name);
  await count(
    'users',
    sql`
    delete from users where (person_external_id = ${person.externalId} or email = ${person.email?.toLowerCase() ?? ''})
      and not ('owner' = any(roles)) returning 1`,
  );
  await session.rows(sql`update publication set version = version + 1`);
  return { name, changed: Object.fromEntries(Object.entries(changed).filter(([, rows]) => rows > 0)) };
}

/** So that a file that knows them by e-mail address finds what is left of them, and makes nobody new. */
async function keepAddress(session: Session, employeeId: number, pseudonym: string): Promise<void> {
  await session.rows(sql`
    insert into employee_other_ids (other_id, employee_id, import_id, file_no, line)
    select ${pseudonym}, employee_id, import_id, file_no, line from employees
    where employee_id = ${employeeId}::bigint on conflict do nothing`);
}

/** Erased people are counted: their place in the file of people would tell who they were. */
async function nextName(session: Session): Promise<string> {
  const [{ erased }] = await session.rows<{ erased: number }>(
    sql`select count(*) as erased from employees where external_id like 'erased:%'`,
  );
  return `Erased person ${erased + 1}`;
}
