import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { queryErrorOf } from '#server/db/queryError.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { textChunks } from '#test/databases/textChunks.ts';

const line = (i: number) => `${i}\t${'x'.repeat(900)}\n`;

async function* broken() {
  yield* textChunks('1\tx\n');
  throw new Error('the file ended early');
}

describe.each(databases)('a COPY ($name)', ({ open }) => {
  let opened: TestDatabase;
  const columns = ['a', 'T b'];
  const all = () => opened.db.rows(sql`select a, "T b" as b from "Odd ""name" order by a`);

  beforeAll(async () => {
    opened = await open();
    await opened.db.rows(sql`create table "Odd ""name" (a int primary key, "T b" text)`);
  });
  beforeEach(() => opened.db.rows(sql`truncate "Odd ""name"`));
  afterAll(() => opened.close());
  const copy = (...chunks: string[]) => opened.db.copy('Odd "name', columns, textChunks(...chunks));

  test('takes chunks cut anywhere, escapes, nulls and a last line without an end, and counts the rows', async () => {
    expect(await copy('1\tfi', 'rst\\nline\n', '', '2\t\\N\n3', '\t\\\\N\\t\n4\tZaż')).toBe(4);
    expect(await all()).toEqual([
      { a: 1, b: 'first\nline' },
      { a: 2, b: null },
      { a: 3, b: '\\N\t' },
      { a: 4, b: 'Zaż' },
    ]);
  });

  test('of nothing is no rows', async () => {
    expect(await copy()).toBe(0);
    expect(await copy('', '')).toBe(0);
  });

  test('of more than one block arrives whole', async () => {
    const chunks = Array.from({ length: 100 }, (_, c) =>
      Array.from({ length: 100 }, (_, i) => line(c * 100 + i)).join(''),
    );
    expect(await copy(...chunks)).toBe(10_000);
    const sums = sql`select count(*) as n, sum(a) as s, sum(length("T b")) as l from "Odd ""name"`;
    expect(await opened.db.rows(sums)).toEqual([{ n: 10_000, s: 49_995_000, l: 9_000_000 }]);
  });

  test('that fails says where, keeps nothing, and leaves the transaction to be rolled back', async () => {
    const error: unknown = await copy('1\tx\n', 'two\ty\n').catch((failure: unknown) => failure);
    expect(queryErrorOf(error)).toMatchObject({
      code: '22P02',
      message: 'invalid input syntax for type integer: "two"',
      where: 'COPY Odd "name, line 2, column a: "two"',
    });
    expect(await all()).toEqual([]);
  });

  test('that fails in the middle of many rows fails as well', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => `${i % 1_500}\t${'x'.repeat(2_000)}\n`);
    await expect(copy(...many)).rejects.toMatchObject({ code: '23505' });
    expect(await all()).toEqual([]);
  });

  test('whose source fails rejects with the reason and keeps nothing', async () => {
    await expect(opened.db.copy('Odd "name', columns, broken())).rejects.toThrow('the file ended early');
    expect(await all()).toEqual([]);
    expect(await copy('5\tx\n')).toBe(1);
  });

  test('that fails can be undone to a savepoint, the connection staying usable', async () => {
    await opened.db.transaction(async (session) => {
      await session.rows(sql`savepoint before`);
      await session.copy('Odd "name', columns, textChunks('x\ty\n')).catch(() => undefined);
      await session.rows(sql`rollback to savepoint before`);
      expect(await session.copy('Odd "name', columns, textChunks('1\ty\n'))).toBe(1);
    });
    expect(await all()).toEqual([{ a: 1, b: 'y' }]);
  });

  test('into a table made in the same transaction works', async () => {
    const n = await opened.db.transaction(async ({ rows, copy: into }) => {
      await rows(sql`create temporary table staged (a int, b text) on commit drop`);
      await into('staged', ['a', 'b'], textChunks('1\tx\n2\ty\n'));
      return await rows(sql`select count(*) as n from staged`);
    });
    expect(n).toEqual([{ n: 2 }]);
  });
});
