import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { StoredAbout } from '#shared/contract/rights.ts';
import type { KnownPerson } from './findPerson.ts';
import { PERSON_TABLES } from './personTables.ts';

type Row = Record<string, unknown>;

/**
 * Everything stored about one person, table by table: their records, those they are named in, the earlier states kept so that
 * imports can be undone, their account, since when a code is asked of them at sign-in (never what it is made of), and what the audit log says of them. Not answers to surveys, which nobody sees by person.
 */
export async function storedAbout(session: Session, { employeeId, ...person }: KnownPerson): Promise<StoredAbout> {
  const tables: Record<string, Row[]> = {};
  for (const { table, columns } of PERSON_TABLES) {
    const named = sql.join(
      columns.map((column) => sql`${sql.identifier(column)} = ${employeeId}::bigint`),
      sql` or `,
    );
    const rows = await session.rows<Row>(sql`select * from ${sql.identifier(table)} where ${named}`);
    if (rows.length > 0) tables[table] = rows;
  }
  const texts = [person.externalId, ...(person.email === null ? [] : [person.email.toLowerCase()])];
  const mine = sql.param(texts);
  const others: Record<string, Row[]> = {
    replaced_rows: await session.rows<Row>(keptRows(employeeId)),
    users: await session.rows<Row>(sql`
      select user_id, email, name, roles, person_external_id, disabled_at, created_at from users
      where person_external_id = any(${mine}::text[]) or email = any(${mine}::text[])`),
    second_steps: await session.rows<Row>(sql`
      select is_confirmed, confirmed_at from second_steps s join users u on u.user_id = s.user_id
      where u.person_external_id = any(${mine}::text[]) or u.email = any(${mine}::text[])`),
    result_mails: await session.rows<Row>(sql`
      select wave, sent_at from result_mails m join users u on u.user_id = m.user_id
      where u.person_external_id = any(${mine}::text[]) or u.email = any(${mine}::text[])`),
    audit_events: await session.rows<Row>(sql`
      select event_id, at, actor, action, details, address, reason from audit_events
      where lower(actor) = any(${mine}::text[]) or details ->> 'manager' = ${person.externalId}
        or lower(details ->> 'to') = any(${mine}::text[]) order by event_id`),
  };
  for (const [table, rows] of Object.entries(others)) if (rows.length > 0) tables[table] = rows;
  return { person, tables, leftOut: LEFT_OUT };
}

const LEFT_OUT =
  'Answers to surveys: they are kept under a keyed hash in place of the person, and shown to nobody by person. Scores of a team that a file gave: what may be seen of them is on the Morale page.';

/** Earlier states of rows that name the person. */
export function keptRows(employeeId: number) {
  const columns = [...new Set(PERSON_TABLES.flatMap(({ columns: all }) => all as readonly string[]))];
  const named = sql.join(
    columns.map((column) => sql`(row ->> ${column}) = ${String(employeeId)}`),
    sql` or `,
  );
  return sql`select import_id, no, table_name, row from replaced_rows
    where table_name = any(${sql.param(PERSON_TABLES.map(({ table }) => table))}::text[]) and (${named})`;
}
