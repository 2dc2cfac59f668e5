import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#server/db/migrate.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import postgres from 'postgres';
import { memoryDatabase } from './memoryDatabase.ts';
import { localBinaries } from './postgresBinaries.ts';
import { startPostgresServer } from './postgresServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A tar of a migrated, empty PGlite. */
    pgliteTemplate: string;
    /** The maintenance database of the PostgreSQL for tests, and the name of its migrated, empty database to copy. */
    postgres: { url: string; template: string };
  }
}

async function writePgliteTemplate(folder: string): Promise<string> {
  const { db, core } = await memoryDatabase();
  await migrate(db);
  const file = join(folder, 'pglite.tar');
  await writeFile(file, Buffer.from(await (await core.dump()).arrayBuffer()));
  await db.close();
  return file;
}

async function makePostgresTemplate(url: string): Promise<string> {
  const template = `bellwether_template_${process.pid}`;
  const sql = postgres(url, { max: 1, fetch_types: false });
  await sql.unsafe(`create database ${template}`);
  await sql.end();
  const address = new URL(url);
  address.pathname = template;
  const db = await openDatabase({ url: address.href, dataFolder: tmpdir() });
  await db.close();
  return template;
}

/** Once per run: a PostgreSQL, and on each engine a migrated, empty database to copy for every test that opens one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-test-'));
  const binaries = await localBinaries();
  if (binaries === undefined) throw new Error('No PostgreSQL ≥ 15 found');
  const server = await startPostgresServer(binaries);
  const url = server.url('postgres');
  project.provide('pgliteTemplate', await writePgliteTemplate(folder));
  project.provide('postgres', { url, template: await makePostgresTemplate(url) });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
}
