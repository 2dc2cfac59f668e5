import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { UNDO_TABLES } from './undoTables.ts';

type Undone = (typeof UNDO_TABLES)[number];

/** Names of our own tables and columns, never of a file. */
const name = (text: string) => sql.raw(`"${text}"`);
const kept = ({ table }: Undone) => name(`kept_${table}`);

/** The rows of a table as they were before an import, typed, in a table of their own. */
export async function readKept(session: Session, undone: Undone, importId: number): Promise<void> {
  const key = undone.key.map((column) => `row -> '${column}'`).join(', ');
  await session.rows(sql`
    create temporary table ${kept(undone)} on commit drop as
    select k.* from (
        select distinct on (${sql.raw(key)}) row from replaced_rows
        where import_id = ${importId}::bigint and table_name = ${undone.table} order by ${sql.raw(key)}, no) f,
      jsonb_populate_record(null::${name(undone.table)}, f.row) k`);
  await session.rows(sql`analyze ${kept(undone)}`);
}

/** Takes out of a table what an import added to it. */
export async function removeAdded(session: Session, undone: Undone, importId: number): Promise<void> {
  const table = name(undone.table);
  if ('wholly' in undone) {
    const whole = name(undone.wholly);
    await session.rows(sql`
      delete from ${table} where import_id = ${importId}::bigint or ${whole} in (select ${whole} from ${kept(undone)})`);
    return;
  }
  const sameKey = undone.key.map((column) => `k."${column}" = t."${column}"`).join(' and ');
  await session.rows(sql`
    delete from ${table} t where t.import_id = ${importId}::bigint
      and not exists (select from ${kept(undone)} k where ${sql.raw(sameKey)})`);
}

/** Puts the kept rows of a table back as they were. */
export async function putBack(session: Session, undone: Undone): Promise<void> {
  const columns = await session.rows<{ column: string }>(sql`
    select attname as column from pg_attribute
    where attrelid = ${undone.table}::regclass and attnum > 0 and not attisdropped`);
  const keys: readonly string[] = undone.key;
  const values = columns.filter(({ column }) => !keys.includes(column));
  await session.rows(sql`
    insert into ${name(undone.table)} overriding system value select * from ${kept(undone)}
    on conflict (${sql.raw(keys.map((key) => `"${key}"`).join(', '))}) do update
      set ${sql.raw(values.map(({ column }) => `"${column}" = excluded."${column}"`).join(', '))}`);
}

/** Makes room for the kept rows of another import. */
export async function dropKept(session: Session, undone: Undone): Promise<void> {
  await session.rows(sql`drop table ${kept(undone)}`);
}
