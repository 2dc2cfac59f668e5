import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '#server/db/database.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';

const add = ({ rows }: Session, a: number) => rows(sql`insert into things values (${a})`);
const all = async ({ rows }: Session) =>
  (await rows<{ a: number }>(sql`select a from things order by a`)).map(({ a }) => a);

describe.each(databases)('a transaction ($name)', ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await opened.db.rows(sql`create table things (a int primary key)`);
  });
  beforeEach(() => opened.db.rows(sql`truncate things`));
  afterAll(() => opened.close());

  test('is kept when its work resolves, and gives what the work gave', async () => {
    const result = await opened.db.transaction(async (session) => {
      await add(session, 1);
      await add(session, 2);
      return await all(session);
    });
    expect(result).toEqual([1, 2]);
    expect(await all(opened.db)).toEqual([1, 2]);
  });

  test('leaves nothing behind when its work rejects', async () => {
    const failing = opened.db.transaction(async (session) => {
      await add(session, 1);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await all(opened.db)).toEqual([]);
  });

  test('rejects, keeping nothing, when its work overlooked a failed statement', async () => {
    const overlooking = opened.db.transaction(async (session) => {
      await add(session, 1);
      await add(session, 1).catch(() => undefined);
    });
    await expect(overlooking).rejects.toThrow('rolled back');
    expect(await all(opened.db)).toEqual([]);
  });

  test('shows nobody else what it has not committed', async () => {
    const started = new EventEmitter();
    const outside = once(started, 'inside').then(() => all(opened.db));
    await opened.db.transaction(async (session) => {
      await add(session, 1);
      started.emit('inside');
      await pause(100);
      await add(session, 2);
    });
    // PostgreSQL answers at once without the rows; the embedded engine waits for the end.
    expect([[], [1, 2]]).toContainEqual(await outside);
  });

  test('of several at once, each sees its own rows only and all are kept', async () => {
    const numbers = Array.from({ length: 12 }, (_, i) => i);
    const seen = await Promise.all(
      numbers.map((i) =>
        opened.db.transaction(async (session) => {
          await add(session, i);
          const { length } = await session.rows(sql`select 1 from things where a = ${i}`);
          return length;
        }),
      ),
    );
    expect(seen).toEqual(numbers.map(() => 1));
    expect(await all(opened.db)).toEqual(numbers);
  });

  test('runs statements asked for together one after the other', async () => {
    await opened.db.transaction((session) => Promise.all([add(session, 1), add(session, 2), add(session, 3)]));
    expect(await all(opened.db)).toEqual([1, 2, 3]);
  });

  test('refuses the database itself inside, which on the embedded engine would wait for ever', async () => {
    const mistaken = opened.db.transaction(() => all(opened.db));
    await expect(mistaken).rejects.toThrow("use the transaction's session");
    const nested = opened.db.transaction(() => opened.db.transaction(all));
    await expect(nested).rejects.toThrow("use the transaction's session");
  });

  test('lets what was started inside use the database after it has ended', async () => {
    const later: { reading?: Promise<number[]> } = {};
    await opened.db.transaction(async (session) => {
      await add(session, 7);
      later.reading = pause(50).then(() => all(opened.db));
    });
    expect(await later.reading).toEqual([7]);
  });

  test('gives a session that ends with it', async () => {
    const session = await opened.db.transaction((own) => Promise.resolve({ ...own }));
    await expect(all(session)).rejects.toThrow('has ended');
  });

  test('keeps its savepoints', async () => {
    await opened.db.transaction(async (session) => {
      await add(session, 1);
      await session.rows(sql`savepoint before`);
      await add(session, 1).catch(() => undefined);
      await session.rows(sql`rollback to savepoint before`);
      await add(session, 2);
    });
    expect(await all(opened.db)).toEqual([1, 2]);
  });
});
