import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as schema from '#drizzle/schema/index.ts';
import { createDatabase } from '#server/db/createDatabase.ts';
import { migrate } from '#server/db/migrate.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { openPostgres } from '#server/db/postgres/openPostgres.ts';
import { createPostgresDatabase, databases } from '#test/databases/databases.ts';

const journalFile = new URL('../../../drizzle/migrations/meta/_journal.json', import.meta.url);
const journal: { entries: { when: number; tag: string }[] } = JSON.parse(await readFile(journalFile, 'utf8'));
/** What databases that are in use were made with, by its SHA-256: changes to tables are migrations of their own. */
const FIRST = '67734b56deab80ad6dde8485e6a426a5cdf3995c8f5b0737194deca970916c4f';
const applied = sql`select count(*) as n from drizzle.__drizzle_migrations`;

describe('migrations', () => {
  test('have dates that increase, because an older one than the last applied is skipped in silence', () => {
    const dates = journal.entries.map(({ when }) => when);
    expect(dates).toEqual([...new Set(dates)].toSorted((a, b) => a - b));
  });

  test('make the tables that the schema describes', async () => {
    const last = new URL(`${String(journal.entries.length - 1).padStart(4, '0')}_snapshot.json`, journalFile);
    const before = JSON.parse(await readFile(last, 'utf8'));
    expect(await generateMigration(before, generateDrizzleJson(schema, before.id))).toEqual([]);
  });

  test('are each applied once when six processes start at once on an empty PostgreSQL', async () => {
    const { url, drop } = await createPostgresDatabase('postgres', true);
    const opened = await Promise.all(Array.from({ length: 6 }, () => openDatabase({ url, dataFolder: '' })));
    expect(await opened[5].rows(applied)).toEqual([{ n: journal.entries.length }]);
    await Promise.all(opened.map((db) => db.close()));
    await drop();
  });

  test.each(databases)('change nothing the second time ($name)', async ({ open }) => {
    const { db, close } = await open();
    await migrate(db);
    expect(await db.rows(applied)).toEqual([{ n: journal.entries.length }]);
    await close();
  });

  test('that databases were made with are not changed any more', async () => {
    const first = await readFile(new URL('../0000_first.sql', journalFile));
    expect(createHash('sha256').update(first).digest('hex')).toBe(FIRST);
  });

  test('bring a database of the first of them up to date, with what is in it', async () => {
    const { url, drop } = await createPostgresDatabase('postgres', true);
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-migrations-'));
    await mkdir(join(folder, 'meta'));
    await copyFile(new URL('../0000_first.sql', journalFile), join(folder, '0000_first.sql'));
    const entries = journal.entries.slice(0, 1);
    await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
    const db = createDatabase(await openPostgres(url));
    await migrate(db, folder);
    await db.rows(sql`insert into confidentiality ("only", minimum_group) values (true, 7)`);
    await migrate(db);
    expect(await db.rows(applied)).toEqual([{ n: journal.entries.length }]);
    expect(await db.rows(sql`select minimum_group::int4 as minimum from confidentiality`)).toEqual([{ minimum: 7 }]);
    expect(await db.rows(sql`select from survey_comments`)).toEqual([]);
    await db.close();
    await drop();
    await rm(folder, { recursive: true });
  });

  test('that fail leave the database as it was', async () => {
    const { db, close } = await databases[0].open();
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-migrations-'));
    await mkdir(join(folder, 'meta'));
    const entries = [{ idx: 0, version: '7', when: Date.now() + 1e9, tag: '0001_wrong', breakpoints: true }];
    await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
    const wrong = 'create table half (a int);\n--> statement-breakpoint\ncreate table wrong (a nonsense);';
    await writeFile(join(folder, '0001_wrong.sql'), wrong);
    await expect(migrate(db, folder)).rejects.toThrow('type "nonsense" does not exist');
    await expect(db.rows(sql`select * from half`)).rejects.toMatchObject({ code: '42P01' });
    await rm(folder, { recursive: true });
    await close();
  });
});
