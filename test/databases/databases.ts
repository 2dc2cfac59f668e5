import { randomUUID } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { inject } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { memoryDatabase } from './memoryDatabase.ts';
import { runStatement } from './runStatement.ts';
import type { PostgresTemplate } from './testServers.ts';

export interface TestDatabase {
  readonly db: Database;
  /** The address of the database, for a second connection to it; none for the embedded engine. */
  readonly url: string | undefined;
  /** Ends the connection and drops the database. */
  readonly close: () => Promise<void>;
}

/** An engine to test on; each `open` gives a fresh, migrated, empty database of its own. */
export interface TestEngine {
  readonly name: string;
  readonly open: () => Promise<TestDatabase>;
}

async function made<T>(what: string): Promise<T> {
  const response = await fetch(`${inject('testServers')}/${what}`);
  const answer: { value: T } | { error: string } = JSON.parse(await response.text());
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}

async function openPglite(): Promise<TestDatabase> {
  const template = new Blob([await readFile(await made<string>('pglite'))]);
  const { db } = await memoryDatabase({ template });
  return { db, url: undefined, close: db.close };
}

/** A database of its own on the PostgreSQL for tests: a copy of the named one, or empty. */
export async function createPostgresDatabase(
  what: 'postgres' | 'citus',
  isEmpty: boolean,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const { url, template } = await made<PostgresTemplate>(what);
  const name = `bellwether_test_${randomUUID().replaceAll('-', '')}`;
  await runStatement(url, `create database ${name} template ${isEmpty ? 'template0' : template}`);
  const address = new URL(url);
  address.pathname = name;
  return { url: address.href, drop: () => runStatement(url, `drop database ${name} with (force)`) };
}

async function openServer(what: 'postgres' | 'citus'): Promise<TestDatabase> {
  const { url, drop } = await createPostgresDatabase(what, false);
  const db = await openDatabase({ url, dataFolder: tmpdir() });
  return {
    db,
    url,
    async close() {
      await db.close();
      await drop();
    },
  };
}

const citus: readonly TestEngine[] = process.env.CITUS_URL ? [{ name: 'citus', open: () => openServer('citus') }] : [];

let compiled: Promise<WebAssembly.Module> | undefined;

/** The program of the embedded database: as long as somebody keeps it, every thread of this process finds it compiled. */
async function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'))));
}

/** A data folder of one's own, its embedded database made already: making one takes seconds. */
export async function copyDataFolder(folder: string): Promise<void> {
  compiled ??= compile();
  await compiled;
  await cp(await made<string>('folder'), folder, { recursive: true });
}

/** `describe.each(databases)('… ($name)', ({ open }) => …)` runs the same tests on every engine. */
export const databases: readonly TestEngine[] = [
  { name: 'pglite', open: openPglite },
  { name: 'postgres', open: () => openServer('postgres') },
  ...citus,
];
