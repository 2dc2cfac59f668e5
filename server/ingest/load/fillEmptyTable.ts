import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { queryErrorOf } from '#server/db/queryError.ts';
import type { FactTable } from '../kinds/declaration.ts';
import { insertAll, sqlNames } from './upsert.ts';

/** From so many rows on it pays to build the keys after the rows. Readers of the (still empty) table then wait for the import. */
const MANY = 100_000;
const UNIQUE_VIOLATION = '23505';

/** Puts everything staged into an empty table; of rows with the same key the last line. Returns how many went in. */
export async function fillEmptyTable(
  session: Session,
  target: FactTable,
  source: SQL,
  staged: number,
): Promise<number> {
  const n = sqlNames(target);
  if (staged < MANY) return insertAll(session, n, source);
  const build = await dropKeys(session, target.table);
  await session.rows(sql`
    insert into ${n.table} (${n.all}, import_id, file_no, line) select ${n.allOfStaged}, ${source}, s.line from ${n.staged} s`);
  await session.rows(sql`savepoint filled`);
  try {
    await session.rows(sql`set local maintenance_work_mem = '256MB'`);
    for (const statement of build) await session.rows(sql.raw(statement));
    return staged;
  } catch (error) {
    if (queryErrorOf(error)?.code !== UNIQUE_VIOLATION) throw error;
    await session.rows(sql`rollback to savepoint filled`);
  }
  await session.rows(sql`truncate ${n.table}`);
  for (const statement of build) await session.rows(sql.raw(statement));
  return insertAll(session, n, source);
}

/** Takes a table's primary key and indexes away. Returns the statements that bring them back, the key first. */
async function dropKeys(session: Session, table: string): Promise<string[]> {
  const keys = await session.rows<{ name: string; definition: string }>(sql`
    select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = ${table}::regclass and contype = 'p'`);
  const indexes = await session.rows<{ name: string; definition: string }>(sql`
    select quote_ident(c.relname) as name, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${table}::regclass and not i.indisunique order by c.relname`);
  for (const { name } of keys) await session.rows(sql.raw(`alter table "${table}" drop constraint ${name}`));
  for (const { name } of indexes) await session.rows(sql.raw(`drop index ${name}`));
  return [
    ...keys.map(({ name, definition }) => `alter table "${table}" add constraint ${name} ${definition}`),
    ...indexes.map(({ definition }) => definition),
  ];
}
