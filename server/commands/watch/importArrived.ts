import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/database.ts';
import { IngestError, runImport } from '#server/ingest/index.ts';
import type { RecognisedFile } from '#shared/contract/import.ts';
import { filesToImport, whatIsOpen } from '../filesToImport.ts';
import { importable } from '../importable.ts';
import { mapOption } from '../mapOption.ts';
import { troubleText } from '../troubleText.ts';
import { Usage } from '../usage.ts';
import { type FolderReceipt, mapName } from './folderReceipt.ts';

/** A file of the folder, complete, by its content. */
export interface Arrived {
  path: string;
  name: string;
  sha256: string;
  /** The mapping beside it, and its content. */
  map: { path: string; sha256: string } | undefined;
}

export interface Around {
  db: Database;
  respondentKey: Uint8Array;
  now: Date;
  progress: (file: string, rows: number) => void;
}

type Outcome = Pick<FolderReceipt, 'outcome' | 'why' | 'receipt'>;

/**
 * Imports a file that nobody has to be asked about, and tells what became of it: refused for what it holds, or failed for
 * what happened. Content imported before is left alone.
 */
export async function importArrived(arrived: Arrived, around: Around): Promise<Outcome> {
  const { db, now, respondentKey, progress } = around;
  const known = await importOf(db, arrived.sha256);
  if (known !== undefined) return { outcome: 'known', why: known };
  try {
    const found = await recogniseArrived(arrived, around);
    const why = whatIsOpen(found);
    if (why !== undefined)
      return { outcome: 'question', why: `${why}\nOr save that mapping beside the file, as ${mapName(arrived.name)}.` };
    const receipt = await runImport({
      db,
      files: importable(found, undefined),
      dryRun: false,
      actor: 'watched folder',
      now,
      respondentKey,
      onProgress: progress,
    });
    if (receipt.applied) return { outcome: 'imported', receipt };
    if (receipt.held === undefined) return { outcome: 'refused', why: receipt.refused, receipt };
    return { outcome: 'held', why: `${receipt.held}. Import it by hand with --confirm-exits.`, receipt };
  } catch (error) {
    const why = troubleText(error);
    const isTheFiles = error instanceof IngestError || error instanceof Usage;
    return { outcome: isTheFiles ? 'refused' : 'failed', why };
  }
}

async function recogniseArrived({ path, name, map }: Arrived, { db, now }: Around): Promise<RecognisedFile[]> {
  const told = map === undefined ? () => undefined : await mapOption(map.path, [name]);
  return filesToImport(db, [path], { as: undefined, map: told, now, reading: {}, sheets: [] });
}

/** Which import brought this content, in a sentence; `undefined` when none did. */
async function importOf(db: Database, sha256: string): Promise<string | undefined> {
  const [found] = await db.rows<{ id: number; undone: boolean }>(sql`
    select i.import_id as id, i.undone_at is not null as undone from import_files f join imports i on i.import_id = f.import_id
    where f.sha256 = ${sha256} order by i.import_id desc limit 1`);
  if (found === undefined) return undefined;
  return found.undone
    ? `Import ${found.id} brought this content and was undone: import it by hand to have it back.`
    : `Import ${found.id} brought this content.`;
}
