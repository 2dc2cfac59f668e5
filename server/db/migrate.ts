import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pg-proxy';
import { migrate as runMigrations } from 'drizzle-orm/pg-proxy/migrator';
import type { Database } from './database.ts';

/** Any number no other program is likely to lock: whoever holds it is migrating this database. */
const MIGRATION_LOCK = 7_315_882_046;

/** `drizzle/migrations` of the project, two folders above both `server/db` and a bundle in `dist/server`. */
const MIGRATIONS = fileURLToPath(new URL('../../drizzle/migrations', import.meta.url));

/** Brings the tables up to date, in one transaction. Several processes may start at once: they wait for one another. */
export async function migrate(db: Database, folder: string = MIGRATIONS): Promise<void> {
  await db.transaction(async ({ rows }) => {
    await rows(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const proxy = drizzle(async (text) => ({ rows: await rows(sql.raw(text)) }));
    const run = async (statements: string[]) => {
      for (const statement of statements) await rows(sql.raw(statement));
    };
    await runMigrations(proxy, run, { migrationsFolder: folder });
  });
}
