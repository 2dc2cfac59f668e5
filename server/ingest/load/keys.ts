import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { queryErrorOf } from '#server/db/queryError.ts';
import type { SqlNames } from './upsert.ts';

const UNIQUE_VIOLATION = '23505';

/** Takes a table's primary key and indexes away. Returns the statements that bring them back, the key first. */
export async function dropKeys(session: Session, table: string): Promise<string[]> {
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

/** Builds keys over rows that are there. False where two have the same key: then there are none yet. */
export async function buildKeys(session: Session, build: readonly string[]): Promise<boolean> {
  await session.rows(sql`savepoint filled`);
  try {
    await session.rows(sql`set local maintenance_work_mem = '256MB'`);
    for (const statement of build) await session.rows(sql.raw(statement));
    return true;
  } catch (error) {
    if (queryErrorOf(error)?.code !== UNIQUE_VIOLATION) throw error;
    await session.rows(sql`rollback to savepoint filled`);
    return false;
  }
}

/** The table without rows, its keys built. */
export async function emptyWithKeys(session: Session, { table }: SqlNames, build: readonly string[]): Promise<void> {
  await session.rows(sql`truncate ${table}`);
  for (const statement of build) await session.rows(sql.raw(statement));
}
