import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { copyRows } from './load/copyText.ts';
import type { FileRun } from './load/fileRun.ts';
import { rememberMapping } from './recognise/rememberedMapping.ts';

/** Writes down what was loaded and how it was read, and last of all lets readers see it; a new version only when facts changed. */
export async function publish(
  session: Session,
  importId: number,
  loaded: readonly { run: FileRun; sha256: string }[],
  hasChanged: boolean,
): Promise<void> {
  for (const { run, sha256 } of loaded) {
    await writeFile(session, run, sha256);
    await session.copy('import_notices', NOTICE_COLUMNS, copyRows(noticeRows(run)));
    await rememberMapping(session, importId, run.table.columns, run.mapping);
  }
  await session.rows(sql`
    insert into publication ("only", import_id, version) values (true, ${importId}::bigint, 1)
    on conflict ("only") do update set import_id = excluded.import_id, version = publication.version + ${hasChanged ? 1 : 0}::int`);
}

const NOTICE_COLUMNS = ['import_id', 'file_no', 'notice_no', 'line', 'column_name', 'value', 'reason', 'rejected'];

async function writeFile(session: Session, run: FileRun, sha256: string): Promise<void> {
  const { rows, new: added, changed, unchanged, rejected } = run.book.receipt();
  const asOf = rows > rejected ? run.asOf : undefined;
  await session.rows(sql`
    insert into import_files (import_id, file_no, name, sha256, kind, mapping, as_of, rows_read, rows_new, rows_changed, rows_unchanged, rows_rejected)
    values (${run.importId}::bigint, ${run.fileNo}::smallint, ${run.table.name}, ${sha256}, ${run.mapping.kind}, ${JSON.stringify(run.mapping)}::jsonb,
      ${asOf ?? null}::date, ${rows}::int, ${added}::int, ${changed}::int, ${unchanged}::int, ${rejected}::int)`);
}

function* noticeRows({ importId, fileNo, book }: FileRun) {
  for (const [i, { line, column, value, reason, rejected }] of book.notices.entries()) {
    yield [importId, fileNo, i + 1, line ?? null, column ?? null, value ?? null, reason, rejected];
  }
}
