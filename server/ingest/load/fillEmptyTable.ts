import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { FactTable } from '../kinds/declaration.ts';
import { buildKeys, dropKeys, emptyWithKeys } from './keys.ts';
import { insertAll, sqlNames } from './upsert.ts';

/** From so many rows on it pays to build the keys after the rows. Readers of the (still empty) table then wait for the import. */
const MANY = 100_000;

/** Puts everything staged into an empty table; of rows with the same key the last line. Returns how many went in. */
export async function fillEmptyTable(
  session: Session,
  target: FactTable,
  source: SQL,
  staged: number,
): Promise<number> {
  const n = sqlNames(target);
  if (staged < MANY) return insertAll(session, n, source);
  const build = await dropKeys(session, target.table);
  await session.rows(sql`
    insert into ${n.table} (${n.all}, import_id, file_no, line) select ${n.allOfStaged}, ${source}, s.line from ${n.staged} s`);
  if (await buildKeys(session, build)) return staged;
  await emptyWithKeys(session, n, build);
  return insertAll(session, n, source);
}
