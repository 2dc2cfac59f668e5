import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** One import or undo at a time: any number that no other advisory lock of ours has. */
const IMPORT_LOCK = 7_230_114;

/** The number of the next import, under the lock: a preview that is rolled back uses none up. */
export async function nextImportId(session: Session): Promise<number> {
  const [{ id }] = await session.rows<{ id: number }>(
    sql`select coalesce(max(import_id), 0)::bigint + 1 as id from imports`,
  );
  return id;
}

/** Waits until no other import or undo is at work, until this transaction ends. */
export async function takeImportLock(session: Session): Promise<void> {
  await session.rows(sql`select pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)`);
  // Whole files are sorted and joined by key; the default would do that on disk.
  await session.rows(sql`set local work_mem = '128MB'`);
}
