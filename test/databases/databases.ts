import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import postgres from 'postgres';
import { inject } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { memoryDatabase } from './memoryDatabase.ts';

export interface TestDatabase {
  readonly db: Database;
  /** Ends the connection and drops the database. */
  readonly close: () => Promise<void>;
}

/** An engine to test on; each `open` gives a fresh, migrated, empty database of its own. */
export interface TestEngine {
  readonly name: string;
  readonly open: () => Promise<TestDatabase>;
}

async function statement(url: string, text: string): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

async function openPglite(): Promise<TestDatabase> {
  const template = new Blob([await readFile(inject('pgliteTemplate'))]);
  const { db } = await memoryDatabase(template);
  return { db, close: db.close };
}

async function openPostgres(): Promise<TestDatabase> {
  const { url, template } = inject('postgres');
  const name = `bellwether_test_${randomUUID().replaceAll('-', '')}`;
  await statement(url, `create database ${name} template ${template}`);
  const address = new URL(url);
  address.pathname = name;
  const db = await openDatabase({ url: address.href, dataFolder: tmpdir() });
  return {
    db,
    async close() {
      await db.close();
      await statement(url, `drop database ${name} with (force)`);
    },
  };
}

/** `describe.each(databases)('… ($name)', ({ open }) => …)` runs the same tests on every engine. */
export const databases: readonly TestEngine[] = [
  { name: 'pglite', open: openPglite },
  { name: 'postgres', open: openPostgres },
];
