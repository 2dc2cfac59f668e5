import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { UNDO_TABLES } from './undo/undoTables.ts';

/** Tells the planner how large the tables an import writes have become: the embedded engine never looks by itself, a server only after a while. */
export async function analyzeTables(session: Session): Promise<void> {
  await session.rows(sql.raw(`analyze ${UNDO_TABLES.map(({ table }) => table).join(', ')}`));
}
