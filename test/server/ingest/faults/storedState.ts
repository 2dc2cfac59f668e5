import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/database.ts';
import { UNDO_TABLES } from '#server/ingest/undo/undoTables.ts';

/** What is stored, to be compared with what was stored at another time. */
export interface StoredState {
  /** Of all rows an import writes, all tables and indexes, and the log of the imports that are not undone. */
  readonly hash: string;
  /** Of the rows alone. */
  readonly facts: string;
  /** How often facts have changed. */
  readonly version: number;
}

/** Rows without the numbers of imports, which no two imports share, and whether it is the latest one. */
const rowsOf = (table: string) => `
  select '${table}' as "table", (to_jsonb(t) - 'import_id' - 'answers_as_of')::text as row, t.import_id = l.id as latest
  from "${table}" t cross join (select max(import_id) as id from imports where undone_at is null) l`;

const OTHERS = `
  select 'files' as "table", (to_jsonb(f) - 'import_id')::text as row, null::boolean as latest from import_files f join imports using (import_id) where undone_at is null
  union all select 'orphaned files', f.import_id::text, null from import_files f left join imports i using (import_id) where i.import_id is null
  union all select 'notices', (to_jsonb(n) - 'import_id')::text, null from import_notices n join imports using (import_id) where undone_at is null
  union all select 'replaced', (to_jsonb(r) - 'import_id' - 'no')::text, null from replaced_rows r
  union all select 'published', null, p.import_id = (select max(import_id) from imports where undone_at is null) from publication p where exists (select 1 from imports where undone_at is null)
  union all select 'index', indexdef, null from pg_indexes where schemaname = 'public'
  union all select 'key', conrelid::regclass || ' ' || pg_get_constraintdef(oid), null from pg_constraint where connamespace = 'public'::regnamespace`;

export async function storedState(db: Database): Promise<StoredState> {
  const parts = [...UNDO_TABLES.map(({ table }) => rowsOf(table)), OTHERS].join(' union all ');
  const rows = await db.rows<{ table: string; row: string | null; latest: boolean | null }>(
    sql.raw(`select * from (${parts}) p order by "table", row collate "C"`),
  );
  const [hash, facts] = [createHash('sha256'), createHash('sha256')];
  for (const { table, row, latest } of rows) {
    hash.update(`${table} ${row} ${latest}\n`);
    if (isFact(table)) facts.update(`${table} ${row}\n`);
  }
  const [published] = await db.rows<{ version: number }>(sql`select version from publication`);
  return { hash: hash.digest('hex'), facts: facts.digest('hex'), version: published?.version ?? 0 };
}

const isFact = (name: string) => UNDO_TABLES.some(({ table }) => table === name);

/** Tables whose rows get a number one after the other, and where. */
const NUMBERED = {
  employees: 'employee_id',
  surveys: 'survey_id',
  survey_waves: 'wave_id',
  imports: 'import_id',
  replaced_rows: 'no',
};

/** Numbers that rows get go on from the highest stored: those a killed import had taken are free again. */
export async function alignNumbers(db: Database): Promise<void> {
  const aligned = Object.entries(NUMBERED).map(
    ([table, column]) =>
      `setval(pg_get_serial_sequence('${table}', '${column}'), (select coalesce(max(${column}), 0) + 1 from ${table}), false)`,
  );
  await db.rows(sql.raw(`select ${aligned.join(', ')}`));
}
