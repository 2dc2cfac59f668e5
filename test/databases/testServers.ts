import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#server/db/migrate.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { memoryDatabase } from './memoryDatabase.ts';
import { postgresBinaries } from './postgresBinaries.ts';
import { startPostgresServer } from './postgresServer.ts';
import { runStatement } from './runStatement.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests ask for what they need; it is started for whoever asks first, so a run without databases pays nothing. */
    testServers: string;
  }
}

/** What a test on PostgreSQL needs: a database to give orders from, and one, migrated and empty, to copy. */
export interface PostgresTemplate {
  readonly url: string;
  readonly template: string;
}

type Ending = () => Promise<void>;

/** A migrated, empty database, from which others are made: making one from nothing takes seconds. */
async function pgliteDump(): Promise<Blob> {
  const { db, core } = await memoryDatabase();
  await migrate(db);
  const dump = await core.dump();
  await db.close();
  return dump;
}

async function pgliteTemplate(template: Blob, endings: Ending[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-pglite-'));
  endings.push(() => rm(folder, { recursive: true }));
  const { db, core } = await memoryDatabase({ template });
  // Of three databases one is used; each test would unpack all of them.
  await core.query('update pg_database set datistemplate = false', []);
  for (const unused of ['template0', 'template1']) await core.query(`drop database ${unused}`, []);
  const file = join(folder, 'template.tar');
  await writeFile(file, new Uint8Array(await (await core.dump()).arrayBuffer()));
  await db.close();
  return file;
}

/** A data folder with a migrated, empty database in it. */
async function dataFolderTemplate(template: Blob, endings: Ending[]): Promise<string> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'bellwether-folder-'));
  endings.push(() => rm(dataFolder, { recursive: true }));
  const { db } = await memoryDatabase({ template, folder: join(dataFolder, 'pglite') });
  await db.close();
  return dataFolder;
}

async function ownServer(endings: Ending[]): Promise<string> {
  const server = await startPostgresServer(await postgresBinaries());
  endings.push(server.stop);
  return server.url('postgres');
}

async function postgresTemplate(
  url: string,
  extensions: readonly string[],
  endings: Ending[],
): Promise<PostgresTemplate> {
  const template = `bellwether_template_${randomUUID().replaceAll('-', '')}`;
  await runStatement(url, `create database ${template}`);
  endings.unshift(() => runStatement(url, `drop database ${template} with (force)`));
  const address = new URL(url);
  address.pathname = template;
  for (const extension of extensions) await runStatement(address.href, `create extension ${extension}`);
  const db = await openDatabase({ url: address.href, dataFolder: tmpdir() });
  await db.close();
  return { url, template };
}

/** Once per run: databases to copy, on a PostgreSQL of TEST_DATABASE_URL or of our own, and on the Citus of CITUS_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const endings: Ending[] = [];
  const { TEST_DATABASE_URL, CITUS_URL } = process.env;
  let dump: Promise<Blob> | undefined;
  const dumped = () => (dump ??= pgliteDump());
  const makers: Record<string, () => Promise<unknown>> = {
    '/pglite': async () => pgliteTemplate(await dumped(), endings),
    '/folder': async () => dataFolderTemplate(await dumped(), endings),
    '/postgres': async () => postgresTemplate(TEST_DATABASE_URL || (await ownServer(endings)), [], endings),
    '/citus': () => postgresTemplate(CITUS_URL ?? '', ['citus'], endings),
  };
  const made = new Map<string, Promise<unknown>>();
  const server = createServer((request, response) => {
    // The tests ask seldom: a connection kept open would be closed just when the next one is asked on it.
    response.setHeader('Connection', 'close');
    const what = request.url ?? '';
    const answer = made.get(what) ?? makers[what]();
    made.set(what, answer);
    answer.then(
      (value) => response.end(JSON.stringify({ value })),
      (error: unknown) => response.end(JSON.stringify({ error: String(error) })),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No loopback port');
  project.provide('testServers', `http://127.0.0.1:${address.port}`);
  return async () => {
    server.closeAllConnections();
    server.close();
    await Promise.allSettled(made.values());
    for (const end of endings) await end();
  };
}
