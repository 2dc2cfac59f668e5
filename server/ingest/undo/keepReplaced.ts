import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { UndoTable } from './undoTables.ts';

/**
 * Copies stored rows before an import changes or deletes them, so that it can be undone. `which` follows `from <table> t`:
 * a join or a condition. Rows the import itself wrote need no copy.
 */
export async function keepReplaced(session: Session, importId: number, table: UndoTable, which: SQL): Promise<void> {
  await session.rows(sql`
    insert into replaced_rows (import_id, table_name, row)
    select ${importId}::bigint, ${table}::text, to_jsonb(r) from (select t.* from ${sql.raw(`"${table}"`)} t ${which}) r
    where r.import_id <> ${importId}::bigint`);
}
