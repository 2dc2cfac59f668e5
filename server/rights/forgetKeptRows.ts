import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { PseudonymOf } from '#server/org/pseudonym.ts';

interface Forgetting {
  employeeId: number;
  pseudonymOf: PseudonymOf;
  /** What the person goes by now. */
  pseudonym: { externalId: string; name: string };
}

/** The same in the earlier states kept for undoing imports, so that an undo does not bring the person back. Tells how many rows. */
export async function forgetKeptRows(
  session: Session,
  { employeeId, pseudonymOf, pseudonym }: Forgetting,
): Promise<number> {
  const about = (table: string) => sql`table_name = ${table} and row ->> 'employee_id' = ${String(employeeId)}`;
  const said = JSON.stringify({ external_id: pseudonym.externalId, name: pseudonym.name, email: null });
  const people = await session.rows(sql`
    update replaced_rows set row = row || ${said}::text::jsonb where ${about('employees')} returning 1`);
  const stays = await session.rows(sql`
    update replaced_rows set row = row || '{"exit_reason": null}' where ${about('employments')} returning 1`);
  const accounts = await session.rows(sql`delete from replaced_rows where ${about('scim_accounts')} returning 1`);
  const ids = await session.rows<{ no: number; id: string }>(sql`
    select no, row ->> 'other_id' as id from replaced_rows where ${about('employee_other_ids')}`);
  for (const { no, id } of ids)
    await session.rows(sql`
      update replaced_rows set row = jsonb_set(row, '{other_id}', to_jsonb(${pseudonymOf(id)}::text)) where no = ${no}::bigint`);
  return people.length + stays.length + accounts.length + ids.length;
}
