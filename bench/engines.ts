import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { postgresBinaries } from '#test/databases/postgresBinaries.ts';
import { startPostgresServer } from '#test/databases/postgresServer.ts';

export interface BenchEngine {
  name: 'pglite' | 'postgres';
  open(): Promise<{ db: Database; url: string | undefined; close(): Promise<void> }>;
}

/** Both engines on this machine: PGlite in a temporary folder, and a PostgreSQL of our own. */
export async function withEngines(work: (engines: BenchEngine[]) => Promise<void>): Promise<void> {
  const binaries = await postgresBinaries();
  const server = await startPostgresServer(binaries);
  let opened = 0;
  const postgres: BenchEngine = {
    name: 'postgres',
    async open() {
      opened += 1;
      const admin = await openDatabase({ url: server.url('postgres'), dataFolder: tmpdir() });
      await admin.rows(sql.raw(`create database bench_${opened}`));
      await admin.close();
      const url = server.url(`bench_${opened}`);
      const db = await openDatabase({ url, dataFolder: tmpdir() });
      return { db, url, close: () => db.close() };
    },
  };
  const pglite: BenchEngine = {
    name: 'pglite',
    async open() {
      const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
      const db = await openDatabase({ url: undefined, dataFolder: folder });
      const close = async () => {
        await db.close();
        await rm(folder, { recursive: true });
      };
      return { db, url: undefined, close };
    },
  };
  try {
    await work([pglite, postgres]);
  } finally {
    await server.stop();
  }
}
