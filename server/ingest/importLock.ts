import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** One import or undo at a time: any number that no other advisory lock of ours has. */
const IMPORT_LOCK = 7_230_114;

/** Waits until no other import or undo is at work, until this transaction ends. */
export async function takeImportLock(session: Session): Promise<void> {
  await session.rows(sql`select pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)`);
  // Whole files are sorted and joined by key; the default would do that on disk.
  await session.rows(sql`set local work_mem = '128MB'`);
}
