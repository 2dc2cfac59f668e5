import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { Account } from './account.ts';

/** By what few accounts can be asked for without reading all. */
export type AccountKey = { employeeId: number } | { userName: string } | { externalId: string };

/** The accounts that are not deleted, or those of one key, in the order they were made. */
export async function readAccounts(session: Session, key?: AccountKey): Promise<Account[]> {
  return session.rows<Account>(sql`
    select a.employee_id as "employeeId", a.user_name as "userName", a.external_id as "externalId", e.name, a.given_name as "givenName",
      a.family_name as "familyName", e.email, a.employee_number as "employeeNumber", a.title, a.department,
      m.employee_id as "managerId", m.name as "managerName", a.active, a.created_at as "createdAt", a.changed_at as "changedAt"
    from scim_accounts a join employees e on e.employee_id = a.employee_id left join employees m on m.employee_id = a.manager_id
    where a.deleted_at is null and ${matching(key)}
    order by a.employee_id`);
}

function matching(key: AccountKey | undefined): SQL {
  if (key === undefined) return sql`true`;
  if ('employeeId' in key) return sql`a.employee_id = ${key.employeeId}::bigint`;
  if ('userName' in key) return sql`lower(a.user_name) = lower(${key.userName})`;
  return sql`a.external_id = ${key.externalId}`;
}
