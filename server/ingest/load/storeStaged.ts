import { sql } from 'drizzle-orm';
import type { FactTable } from '../kinds/declaration.ts';
import { keepReplaced } from '../undo/keepReplaced.ts';
import { settleDuplicates } from './duplicates.ts';
import type { FileRun } from './fileRun.ts';
import { fillEmptyTable } from './fillEmptyTable.ts';
import { applyTouched, isEmpty, markTouched, sqlNames, toBeOverwritten } from './upsert.ts';

/** How the rows that were stored are counted, and what else is done about them. */
export interface Accounting {
  /** All staged rows were new: so many. */
  allNew(rows: number): Promise<void>;
  /** Of `rows` staged ones so many are new or tell something else than is stored; called before anything is overwritten. */
  compared(rows: number, touched: { fresh: number; changed: number }): Promise<void>;
}

/** Moves what was staged into its table: what is new goes in, what differs is overwritten, the rest is left alone. */
export async function storeStaged(
  run: FileRun,
  target: FactTable,
  staged: number,
  accounting: Accounting,
): Promise<void> {
  const { session } = run;
  const n = sqlNames(target);
  const source = sql`${run.importId}::bigint, ${run.fileNo}::smallint`;
  if (await isEmpty(session, n.table)) {
    const inserted = await fillEmptyTable(session, target, source, staged);
    if (inserted < staged) await settleDuplicates(run, target);
    await accounting.allNew(inserted);
    return;
  }
  await session.rows(sql`analyze ${n.staged}`);
  const [{ keys }] = await session.rows<{ keys: number }>(
    sql`select count(*) as keys from (select 1 from ${n.staged} group by ${n.keys}) k`,
  );
  if (keys < staged) await settleDuplicates(run, target);
  const touched = await markTouched(session, n, await isOlder(run, target));
  await accounting.compared(keys, touched);
  if (touched.changed > 0) await keepReplaced(session, run.importId, target.table, toBeOverwritten(n));
  if (touched.fresh + touched.changed > 0) await applyTouched(session, n, source);
}

/** A file of how things stood earlier must not overwrite how they stand now. */
async function isOlder(run: FileRun, target: FactTable): Promise<boolean> {
  if (!target.standing || run.asOf === undefined) return false;
  const [{ day }] = await run.session.rows<{ day: string | null }>(
    sql`select max(as_of) as day from import_files where kind = ${run.declaration.kind}`,
  );
  if (day === null || day <= run.asOf) return false;
  run.book.notice(
    `the file knows of days up to ${run.asOf}, what is stored up to ${day}: rows already known stay as they are`,
  );
  return true;
}
