import { sql } from 'drizzle-orm';
import type { Database, Session } from '#server/db/database.ts';
import type { Undone } from '#shared/contract/import.ts';
import { analyzeTables } from '../analyzeTables.ts';
import { takeImportLock } from '../importLock.ts';
import { IngestError } from '../ingestError.ts';
import { putBack, readKept, removeAdded } from './restoreTable.ts';
import { UNDO_TABLES } from './undoTables.ts';

/**
 * Takes an import back in one transaction: what it added goes, what it changed or deleted is again as it was, and readers see
 * a new version. Only the latest import that is not undone yet can be: the ones after another were worked out on what it
 * left. Without `importId` it is that one. Rejects with IngestError otherwise.
 */
export async function undoImport(
  db: Database,
  { importId, actor, now }: { importId: number | undefined; actor: string; now: Date },
): Promise<Undone> {
  return db.transaction(async (session) => {
    await takeImportLock(session);
    const latest = await undoable(session, importId);
    const rows = await rowsOf(session, latest);
    await takeBack(session, latest);
    const at = now.toISOString();
    await session.rows(sql`
      update imports set undone_at = ${at}::timestamptz, undone_by = ${actor} where import_id = ${latest}::bigint`);
    // The records go as far as what is left of them.
    await session.rows(sql`update import_files set as_of = null where import_id = ${latest}::bigint`);
    await session.rows(sql`delete from replaced_rows where import_id = ${latest}::bigint`);
    await analyzeTables(session);
    await session.rows(sql`
      update publication set version = version + 1,
        import_id = coalesce((select max(import_id) from imports where undone_at is null), 0)`);
    return { importId: latest, ...rows };
  });
}

/** The import that can be undone; rejects when the one asked for cannot, and says why. */
export async function undoable(session: Session, asked: number | undefined): Promise<number> {
  const [{ latest }] = await session.rows<{ latest: number | null }>(
    sql`select max(import_id) as latest from imports where undone_at is null`,
  );
  if (asked !== undefined && asked !== latest) await refuse(session, asked, latest);
  if (latest === null) throw new IngestError('There is no import to undo.');
  return latest;
}

async function refuse(session: Session, asked: number, latest: number | null): Promise<never> {
  const [found] = await session.rows<{ at: string | null }>(
    sql`select undone_at as at from imports where import_id = ${asked}::bigint`,
  );
  if (found === undefined) throw new IngestError(`There is no import ${asked}.`);
  if (found.at !== null) throw new IngestError(`Import ${asked} is undone already.`);
  throw new IngestError(
    `Import ${asked} cannot be undone before those after it: they were worked out on what it left. Undo import ${latest} first.`,
  );
}

async function takeBack(session: Session, importId: number): Promise<void> {
  for (const undone of UNDO_TABLES) await readKept(session, undone, importId);
  for (const undone of UNDO_TABLES.toReversed()) await removeAdded(session, undone, importId);
  for (const undone of UNDO_TABLES) await putBack(session, undone);
}

/** How many rows of its files an import had loaded as new and as changed. */
async function rowsOf(session: Session, importId: number): Promise<{ removed: number; restored: number }> {
  const [rows] = await session.rows<{ removed: number; restored: number }>(sql`
    select coalesce(sum(rows_new), 0)::int as removed, coalesce(sum(rows_changed), 0)::int as restored
    from import_files where import_id = ${importId}::bigint`);
  return rows;
}
