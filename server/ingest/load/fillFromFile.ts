import { sql } from 'drizzle-orm';
import type { FactTable } from '../kinds/declaration.ts';
import { settleDuplicates } from './duplicates.ts';
import { factRows } from './factRows.ts';
import type { FileRun } from './fileRun.ts';
import { buildKeys, dropKeys, emptyWithKeys } from './keys.ts';
import { numberPlaceholders } from './numberPlaceholders.ts';
import { createStaging, insertAll, isEmpty, sqlNames } from './upsert.ts';

/** From so many bytes on it pays not to stage a first file. Readers of the (still empty) table then wait for the import. */
const MANY_BYTES = 2_000_000;

/** Does the file go into its table as it is read? Where the table is empty there is nothing to compare it with. */
export async function goesStraightIn(run: FileRun, target: FactTable): Promise<boolean> {
  if (target.ofKnownMeetings || target.manyPerLine || run.table.bytes < MANY_BYTES) return false;
  return isEmpty(run.session, sqlNames(target).table);
}

/**
 * Copies a file into its empty table and builds the keys afterwards; of rows with the same key the last line stays. `stored` hears how
 * many rows went in. Returns the file's SHA-256.
 */
export async function fillFromFile(run: FileRun, target: FactTable, stored: (rows: number) => void): Promise<string> {
  const { session } = run;
  const n = sqlNames(target);
  const build = await dropKeys(session, target.table);
  let sha256 = '';
  const stream = factRows(run, target, {
    between: `${run.importId}\t${run.fileNo}\t`,
    done: (hash) => {
      sha256 = hash;
    },
  });
  const columns = [...target.columns.map(({ column }) => column), 'import_id', 'file_no', 'line'];
  const copied = await session.copy(target.table, columns, stream);
  await numberPlaceholders(run, target, target.table);
  if (await buildKeys(session, build)) stored(copied);
  else {
    await createStaging(session, target);
    await session.rows(sql`insert into ${n.staged} (${n.all}, line) select ${n.all}, line from ${n.table}`);
    await emptyWithKeys(session, n, build);
    const inserted = await insertAll(session, n, sql`${run.importId}::bigint, ${run.fileNo}::smallint`);
    await settleDuplicates(run, target);
    stored(inserted);
  }
  return sha256;
}
