import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { undoNext } from './undo/undoPlan.ts';
import type { FileReceipt, ImportHistory } from '#shared/contract/import.ts';

interface Row extends Omit<FileReceipt, 'asOf'> {
  importId: number;
  appliedAt: string;
  actor: string;
  asOf: string | null;
  undoneAt: string | null;
  undoneBy: string | null;
}

/** All imports, the latest first, with what became of each file. */
export async function importHistory(session: Session): Promise<ImportHistory> {
  const rows = await session.rows<Row>(sql`
    select i.import_id as "importId", i.applied_at as "appliedAt", i.actor, i.undone_at as "undoneAt", i.undone_by as "undoneBy", f.name as file, f.kind, f.as_of as "asOf",
      f.rows_read as rows, f.rows_new as "new", f.rows_changed as changed, f.rows_unchanged as unchanged, f.rows_rejected as rejected
    from imports i join import_files f on f.import_id = i.import_id
    order by i.import_id desc, f.file_no`);
  const imports = new Map<number, ImportHistory['imports'][number]>();
  for (const { importId, appliedAt, actor, undoneAt, undoneBy, asOf, ...file } of rows) {
    let entry = imports.get(importId);
    if (!entry) {
      const undone = undoneAt === null ? {} : { undoneAt, undoneBy: undoneBy ?? undefined };
      imports.set(importId, (entry = { importId, appliedAt, actor, files: [], ...undone }));
    }
    entry.files.push({ ...file, asOf: asOf ?? undefined });
  }
  return { undoNext: await undoNext(session), imports: [...imports.values()] };
}
