import { sql } from 'drizzle-orm';
import { record } from '#server/audit/record.ts';
import type { Database, Session } from '#server/db/database.ts';
import { holdToMinimum } from '#server/privacy/holdToMinimum.ts';
import { minimumInForce } from '#server/privacy/minimumInForce.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import type { Undone } from '#shared/contract/import.ts';
import { analyzeTables } from '../analyzeTables.ts';
import { takeImportLock } from '../importLock.ts';
import { IngestError } from '../ingestError.ts';
import { dropKept, putBack, readKept, removeAdded } from './restoreTable.ts';
import { refusal, undoPlan } from './undoPlan.ts';
import { UNDO_TABLES } from './undoTables.ts';

/** Which import is undone, by whom, and with which of the later ones in its way. */
interface Undoing {
  /** None: the latest that stored something. */
  importId: number | undefined;
  agreed?: readonly number[];
  actor: string;
  /** Where the request came from; none on the command line. */
  address?: string | undefined;
  now: Date;
}

/**
 * Takes an import back in one transaction, and with it the later ones that were worked out on what it left, when that is agreed,
 * and those that stored nothing: what they added goes, what they changed or deleted is again as it was, and readers see a new
 * version; the audit log tells it. Rejects with IngestError when it cannot be undone or others are in its way.
 */
export async function undoImport(
  db: Database,
  { importId, agreed = [], actor, address, now }: Undoing,
): Promise<Undone> {
  return db.transaction(async (session) => {
    await takeImportLock(session);
    const plan = await undoPlan(session, importId);
    const why = refusal(plan, agreed);
    if (why !== undefined) throw new IngestError(why);
    const also = [...plan.inTheWay, ...plan.idle].toSorted((a, b) => a - b);
    const undone = { importId: plan.importId, removed: 0, restored: 0, also };
    for (const each of [plan.importId, ...also].toReversed()) {
      const rows = await rowsOf(session, each);
      undone.removed += rows.removed;
      undone.restored += rows.restored;
      await takeBack(session, each);
      await writeDown(session, each, { actor, now });
    }
    // Waves that come back are held to the minimum of today.
    await holdToMinimum(session, await minimumInForce(session));
    await analyzeTables(session);
    await session.rows(sql`
      update publication set version = version + 1,
        import_id = coalesce((select max(import_id) from imports where undone_at is null), 0)`);
    await record(session, { at: now, actor, action: 'undo', details: undone, address });
    await refreshReporting(session);
    return undone;
  });
}

/** The records go as far as what is left of them. */
async function writeDown(session: Session, importId: number, { actor, now }: Pick<Undoing, 'actor' | 'now'>) {
  await session.rows(sql`
    update imports set undone_at = ${now.toISOString()}::timestamptz, undone_by = ${actor} where import_id = ${importId}::bigint`);
  await session.rows(sql`update import_files set as_of = null where import_id = ${importId}::bigint`);
  await session.rows(sql`delete from replaced_rows where import_id = ${importId}::bigint`);
}

async function takeBack(session: Session, importId: number): Promise<void> {
  for (const undone of UNDO_TABLES) await readKept(session, undone, importId);
  for (const undone of UNDO_TABLES.toReversed()) await removeAdded(session, undone, importId);
  for (const undone of UNDO_TABLES) await putBack(session, undone);
  for (const undone of UNDO_TABLES) await dropKept(session, undone);
}

/** How many rows of its files an import had loaded as new and as changed. */
async function rowsOf(session: Session, importId: number): Promise<{ removed: number; restored: number }> {
  const [rows] = await session.rows<{ removed: number; restored: number }>(sql`
    select coalesce(sum(rows_new), 0)::int as removed, coalesce(sum(rows_changed), 0)::int as restored
    from import_files where import_id = ${importId}::bigint`);
  return rows;
}
