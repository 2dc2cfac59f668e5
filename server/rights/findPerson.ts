import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** Somebody in the records. */
export interface KnownPerson {
  employeeId: number;
  externalId: string;
  name: string;
  email: string | null;
}

/** The person with this id, id in another system or e-mail address; `undefined` when nobody or several have it. */
export async function findPerson(session: Session, written: string): Promise<KnownPerson | undefined> {
  const found = await session.rows<KnownPerson>(sql`
    select employee_id as "employeeId", external_id as "externalId", name, email from employees
    where external_id = ${written} or lower(email) = ${written.toLowerCase()}
      or employee_id in (select employee_id from employee_other_ids where other_id = ${written})`);
  const exact = found.find(({ externalId }) => externalId === written);
  if (exact) return exact;
  return found.length === 1 ? found[0] : undefined;
}
