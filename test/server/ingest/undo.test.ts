import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { undoImport } from '#server/ingest/index.ts';
import { UNDO_TABLES } from '#server/ingest/undo/undoTables.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { FIRST, SECOND } from './firstAndSecond.ts';
import { importTexts, NOW } from './tryOut.ts';

const shape = (tables: Record<string, string[]>) => Object.entries(tables).map(([table, rows]) => [table, rows.length]);

/** Every row of every table an import writes, as the database writes it. */
async function dump(db: Database): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const { table } of UNDO_TABLES) {
    const rows = await db.rows<{ row: string }>(
      sql`select t::text as row from ${sql.raw(`"${table}"`)} t order by t::text collate "C"`,
    );
    tables[table] = rows.map(({ row }) => row);
  }
  return tables;
}

const asOfs = (db: Database) =>
  db.rows(sql`select kind, as_of, name from import_files where as_of is not null order by 1, 2, 3`);
const undo = (db: Database, importId?: number) => undoImport(db, { importId, actor: 'test', now: NOW });
const version = async (db: Database) =>
  (await db.rows<{ version: number }>(sql`select version from publication`))[0].version;

describe.each(databases)('undo of an import, on $name', ({ open }) => {
  let test: TestDatabase;
  let afterFirst: Record<string, string[]>;
  beforeAll(async () => {
    test = await open();
    await importTexts(test.db, FIRST);
    afterFirst = await dump(test.db);
  });
  afterAll(() => test.close());

  it('has a first import keep no copies: what is new needs none', async () => {
    expect(await test.db.rows(sql`select * from replaced_rows`)).toEqual([]);
    const empty = UNDO_TABLES.map(({ table }) => table).filter((table) => afterFirst[table].length === 0);
    expect(empty).toEqual(['employee_other_ids', 'scim_accounts']);
  });

  it('knows every table that carries the import of its rows', async () => {
    const found = await test.db.rows<{ table: string }>(sql`
      select c.relname as table from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'import_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
    const log = ['imports', 'import_files', 'import_notices', 'publication', 'replaced_rows'];
    expect(found.map(({ table }) => table).filter((table) => !log.includes(table))).toEqual(
      UNDO_TABLES.map(({ table }) => table).toSorted(),
    );
  });

  it.each(Object.keys(SECOND))('puts every table back as it was before %s', async (name) => {
    const days = await asOfs(test.db);
    const before = await version(test.db);
    const receipt = await importTexts(test.db, { [name]: SECOND[name] }, { confirmExits: true });
    expect(receipt.changes).toBeGreaterThan(0);
    expect(await dump(test.db)).not.toEqual(afterFirst);
    const sum = (pick: 'new' | 'changed') => receipt.files.reduce((total, file) => total + file[pick], 0);
    expect(await undo(test.db, receipt.importId)).toEqual({
      importId: receipt.importId,
      also: [],
      removed: sum('new'),
      restored: sum('changed'),
    });
    expect(await dump(test.db)).toEqual(afterFirst);
    expect(await asOfs(test.db)).toEqual(days);
    expect(await version(test.db)).toBe(before + 2);
    expect(await test.db.rows(sql`select * from replaced_rows`)).toEqual([]);
  });

  it('forgets the ids by which another system knows people', async () => {
    const owners =
      'owner_id,email,first_name,last_name,active_user_id\n771,ben@x.example,Ben,Rep,51\n772,di@x.example,Di,Rep,52\n';
    await importTexts(test.db, { 'hubspot_owners.csv': owners });
    expect((await dump(test.db))['employee_other_ids']).toHaveLength(2);
    await undo(test.db);
    expect(await dump(test.db)).toEqual(afterFirst);
  });

  it('puts back somebody whose history two files of one import wrote, as it was before the first of them', async () => {
    const dated = 'employee_id,manager_id,role,from,to\nE2,B1,Closer,2019-01-01,2019-08-01\n';
    await importTexts(test.db, { 'roster.csv': SECOND['roster.csv'], 'dated.csv': dated }, { confirmExits: true });
    const stays = sql`select m.employment_no from employments m join employees e using (employee_id) where external_id = 'E2'`;
    expect(await test.db.rows(stays)).toHaveLength(2);
    await undo(test.db);
    expect(await dump(test.db)).toEqual(afterFirst);
  });

  it('of all kinds at once, and again after they were imported again', async () => {
    for (let round = 0; round < 2; round += 1) {
      await importTexts(test.db, SECOND, { confirmExits: true });
      await undo(test.db);
      expect(await dump(test.db)).toEqual(afterFirst);
    }
  });

  it('of two imports goes backwards: one before the other is refused, and says why', async () => {
    const one = await importTexts(test.db, { 'deals.csv': SECOND['deals.csv'] });
    const afterOne = await dump(test.db);
    const two = await importTexts(test.db, { 'deals.csv': SECOND['deals.csv'].replace('D3,E1', 'D3,E2') });
    await expect(undo(test.db, one.importId)).rejects.toThrow(
      `Import ${one.importId} cannot be undone before those after it: they were worked out on what it left. Undo import ${two.importId} first, or both at once (bellwether undo --back-to ${one.importId}).`,
    );
    await undo(test.db, two.importId);
    expect(await dump(test.db)).toEqual(afterOne);
    await expect(undo(test.db, two.importId)).rejects.toThrow(`Import ${two.importId} is undone already.`);
    await undo(test.db);
    expect(await dump(test.db)).toEqual(afterFirst);
    await expect(undo(test.db, 999)).rejects.toThrow('There is no import 999.');
  });

  it('of the first import leaves nothing, and then there is nothing to undo', async () => {
    await undo(test.db);
    expect(Object.values(await dump(test.db)).flat()).toEqual([]);
    expect(await asOfs(test.db)).toEqual([]);
    await expect(undo(test.db)).rejects.toThrow('There is no import to undo.');
    expect((await importTexts(test.db, FIRST)).changes).toBeGreaterThan(0);
    expect(shape(await dump(test.db))).toEqual(shape(afterFirst));
  });
});
