import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase } from './createDatabase.ts';
import type { Database } from './database.ts';
import { openPgliteCore } from './pglite/pgliteCore.ts';
import { pgliteEngine } from './pglite/pgliteEngine.ts';
import { openPostgres } from './postgres/openPostgres.ts';

/** The PostgreSQL at `url`; without one the embedded database in `dataFolder`, made when missing. Not yet migrated. */
export async function openDatabase({
  url,
  dataFolder,
}: {
  url?: string | undefined;
  dataFolder: string;
}): Promise<Database> {
  if (url !== undefined) return createDatabase(await openPostgres(url));
  const folder = join(dataFolder, 'pglite');
  await mkdir(folder, { recursive: true });
  return createDatabase(pgliteEngine(await openPgliteCore({ folder })));
}
