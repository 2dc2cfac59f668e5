import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import { copyRows } from './load/copyText.ts';
import type { FileRun } from './load/fileRun.ts';
import type { FileBook } from './receipt/fileBook.ts';
import { rememberMapping } from './recognise/rememberedMapping.ts';

/** Writes down what was loaded and how it was read, and last of all lets readers see it; a new version only when facts changed. */
export async function publish(
  session: Session,
  importId: number,
  loaded: readonly { run: FileRun; sha256: string }[],
  hasChanged: boolean,
): Promise<void> {
  for (const { run, sha256 } of loaded) {
    await writeDown(session, { ...run, sha256, how: run.mapping });
    await rememberMapping(session, importId, run.table.columns, run.mapping);
  }
  await publishVersion(session, importId, hasChanged);
}

/** Lets readers see the import, those by SQL too: the last thing its transaction writes. */
export async function publishVersion(session: Session, importId: number, hasChanged: boolean): Promise<void> {
  await session.rows(sql`
    insert into publication ("only", import_id, version) values (true, ${importId}::bigint, 1)
    on conflict ("only") do update set import_id = excluded.import_id, version = publication.version + ${hasChanged ? 1 : 0}::int`);
  await refreshReporting(session);
}

/** One file of an import, or a request: what became of its rows, and how it was read. */
interface Loaded {
  importId: number;
  fileNo: number;
  book: FileBook;
  asOf: string | undefined;
  sha256: string;
  how: object;
}

/** Keeps what a file was and what is to be known about it. */
export async function writeDown(session: Session, loaded: Loaded): Promise<void> {
  await writeFile(session, loaded);
  await session.copy('import_notices', NOTICE_COLUMNS, copyRows(noticeRows(loaded)));
}

const NOTICE_COLUMNS = ['import_id', 'file_no', 'notice_no', 'line', 'column_name', 'value', 'reason', 'rejected'];

async function writeFile(session: Session, { importId, fileNo, book, asOf, sha256, how }: Loaded): Promise<void> {
  const { file, kind, rows, new: added, changed, unchanged, rejected } = book.receipt();
  await session.rows(sql`
    insert into import_files (import_id, file_no, name, sha256, kind, mapping, as_of, rows_read, rows_new, rows_changed, rows_unchanged, rows_rejected)
    values (${importId}::bigint, ${fileNo}::smallint, ${file}, ${sha256}, ${kind}, ${JSON.stringify(how)}::jsonb,
      ${rows > rejected ? (asOf ?? null) : null}::date, ${rows}::int, ${added}::int, ${changed}::int, ${unchanged}::int, ${rejected}::int)`);
}

function* noticeRows({ importId, fileNo, book }: Loaded) {
  for (const [i, { line, column, value, reason, rejected }] of book.notices.entries()) {
    yield [importId, fileNo, i + 1, line ?? null, column ?? null, value ?? null, reason, rejected];
  }
}
