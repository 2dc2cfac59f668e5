import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './connection.ts';
import { createDatabase } from './createDatabase.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { lockFolder } from './pglite/lockFolder.ts';
import { startPglite } from './pglite/startPglite.ts';
import { openPostgres } from './postgres/openPostgres.ts';

async function openEmbedded(dataFolder: string): Promise<Engine> {
  await mkdir(dataFolder, { recursive: true });
  const unlock = await lockFolder(dataFolder);
  const folder = join(dataFolder, 'pglite');
  try {
    const engine = await startPglite(folder);
    return {
      ...engine,
      async close() {
        await engine.close();
        await unlock();
      },
    };
  } catch (cause) {
    await unlock();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The embedded database in ${folder} cannot be opened: ${reason}. Restore it, or name another folder with BELLWETHER_DATA.`,
      { cause },
    );
  }
}

/**
 * The PostgreSQL at `url`; without one the embedded database in `dataFolder`, made when missing and refused while another
 * process has it open. Its tables are up to date.
 */
export async function openDatabase(where: { url?: string | undefined; dataFolder: string }): Promise<Database> {
  const engine = where.url === undefined ? await openEmbedded(where.dataFolder) : await openPostgres(where.url);
  const db = createDatabase(engine);
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
