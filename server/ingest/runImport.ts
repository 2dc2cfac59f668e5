import { sql } from 'drizzle-orm';
import { record } from '#server/audit/record.ts';
import type { Database, Session } from '#server/db/database.ts';
import { decideWaves } from '#server/privacy/decideWaves.ts';
import { dayFromClock, isoFromDay } from '#shared/calendar/day.ts';
import type { FileReceipt, Receipt } from '#shared/contract/import.ts';
import { loadFile } from './loadFile.ts';
import { fieldReaders } from './load/fieldReaders.ts';
import type { FileRun } from './load/fileRun.ts';
import { pseudonyms } from '#server/org/pseudonym.ts';
import { People } from './people/people.ts';
import type { Tally } from './people/peopleRun.ts';
import { type ImportFile, type PreparedFile, prepareFiles } from './prepareFiles.ts';
import { analyzeTables } from './analyzeTables.ts';
import { nextImportId, takeImportLock } from './importLock.ts';
import { publish } from './publish.ts';
import { FileBook } from './receipt/fileBook.ts';
import { receiptOf } from './receipt/receiptOf.ts';
import { writeRejects } from './rejects/writeRejects.ts';

export interface ImportOptions {
  db: Database;
  files: readonly ImportFile[];
  /** Do everything, tell what it did, and leave nothing behind. */
  dryRun: boolean;
  actor: string;
  /** Where the request came from; none on the command line. */
  address?: string | undefined;
  now: Date;
  /** Turns people into respondents; kept outside the database. */
  respondentKey: Uint8Array;
  /** A person has seen that many employments end through this import. */
  confirmExits?: boolean;
  onProgress?: ((file: string, rows: number) => void) | undefined;
  /** Given when nobody waits for the import any more: it stops as soon as it can, and leaves nothing behind. */
  signal?: AbortSignal | undefined;
}

/** A roster that ends more than this share of the open employments is likelier a mistake than a disaster. */
const HELD_SHARE = 0.2;

/**
 * Loads all files in one transaction: either everything is there afterwards, in the audit log too and published last, or
 * nothing is. The receipt's
 * counts add up to the rows read. Rejects with IngestError when a person has to decide how a file is read.
 */
export async function runImport(options: ImportOptions): Promise<Receipt> {
  const prepared = await prepareFiles(options.db, options.files, options.now);
  try {
    return await options.db.transaction(async (session) => {
      const receipt = await importAll(session, prepared, options);
      if (!receipt.applied) throw new NotApplied(receipt);
      return receipt;
    });
  } catch (error) {
    if (error instanceof NotApplied) return error.receipt;
    throw error;
  }
}

/** Writes the rejected rows of the files that are to have theirs written; before anything is published, for it may fail. */
async function withRejects(
  files: readonly FileReceipt[],
  prepared: readonly PreparedFile[],
  books: readonly FileBook[],
): Promise<FileReceipt[]> {
  const told: FileReceipt[] = [];
  for (const [at, { table, rejectsTo }] of prepared.entries()) {
    const { rejected: reasons, asOf } = books[at];
    const isWritten = rejectsTo !== undefined && reasons.size > 0;
    if (isWritten) await writeRejects(rejectsTo, table, { reasons, asOf });
    told.push(isWritten ? { ...files[at], rejects: rejectsTo } : files[at]);
  }
  return told;
}

/** Ends the transaction of a dry run or a held import: nothing it wrote stays. */
class NotApplied extends Error {
  readonly receipt: Receipt;

  constructor(receipt: Receipt) {
    super('The import was not applied');
    this.receipt = receipt;
  }
}

async function importAll(
  session: Session,
  prepared: readonly PreparedFile[],
  options: ImportOptions,
): Promise<Receipt> {
  await takeImportLock(session);
  options.signal?.throwIfAborted();
  const importId = await openImport(session, options);
  const people = await People.load(session, undefined, pseudonyms(options.respondentKey));
  const tally: Tally = { newEmployees: 0, changedEmployees: new Set(), placeholders: 0, exits: 0, ended: 0 };
  const loaded: { run: FileRun; sha256: string }[] = [];
  for (const [at, file] of prepared.entries()) {
    const run = fileRun(file, { session, people, tally, importId, fileNo: at + 1 }, options);
    loaded.push({ run, sha256: await loadFile(run) });
  }
  const books = loaded.map(({ run }) => run.book);
  const refused = refusedBecause(books);
  const held = heldBecause(people, tally, options);
  const applied = !options.dryRun && held === undefined && refused === undefined;
  const counted = receiptOf(books, tally, { importId: applied ? importId : undefined, applied, held, refused });
  const receipt = { ...counted, files: await withRejects(counted.files, prepared, books) };
  if (applied) {
    if (receipt.changes > 0) {
      await analyzeTables(session);
      await decideWaves(session, { importId, now: options.now });
    }
    const { now: at, actor, address } = options;
    const details = { importId, files: receipt.files.map(({ file }) => file) };
    await record(session, { at, actor, action: 'import', details, address });
    await publish(session, importId, loaded, receipt.changes > 0);
  }
  return receipt;
}

async function openImport(session: Session, { actor, now }: ImportOptions): Promise<number> {
  const at = now.toISOString();
  const id = await nextImportId(session);
  await session.rows(sql`
    insert into imports (import_id, started_at, applied_at, actor) overriding system value
    values (${id}::bigint, ${at}::timestamptz, ${at}::timestamptz, ${actor})`);
  return id;
}

function fileRun(
  { table, mapping, declaration }: PreparedFile,
  shared: Pick<FileRun, 'session' | 'people' | 'tally' | 'importId' | 'fileNo'>,
  { now, respondentKey, onProgress, signal }: ImportOptions,
): FileRun {
  const today = isoFromDay(dayFromClock(now.getTime()));
  const book = new FileBook(table.name, mapping.kind);
  book.asOf = mapping.asOf;
  for (const doubt of table.source.doubts) book.notice(doubt);
  return {
    ...shared,
    table,
    mapping,
    declaration,
    book,
    asOf: mapping.asOf,
    fields: fieldReaders(table.columns, mapping, declaration, today),
    respondentKey,
    today,
    progress: (rows) => {
      signal?.throwIfAborted();
      onProgress?.(table.name, rows);
    },
  };
}

/** An import of which no row could be read says nothing, not even up to which day the records go. */
function refusedBecause(books: readonly FileBook[]): string | undefined {
  const reasons = books.map((book) => book.whyNothingRead());
  return reasons.includes(undefined) ? undefined : `no row could be read: ${reasons.join('; ')}.`;
}

function heldBecause(people: People, { ended }: Tally, { confirmExits }: ImportOptions): string | undefined {
  if (confirmExits === true || ended === 0 || ended <= people.openBefore * HELD_SHARE) return undefined;
  return `${ended} of ${people.openBefore} open employments would end: confirm the exits if that is so`;
}
