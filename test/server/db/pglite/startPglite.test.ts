import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { threadFile } from '#server/jobs/threadFile.ts';

describe('the embedded database in its thread', () => {
  let folder: string;
  let db: Database;
  const all = async () => (await db.rows<{ a: string }>(sql`select a from things`)).map(({ a }) => a);

  function otherThread() {
    const port = db.port?.();
    if (port === undefined) throw new Error('The embedded database gives ports');
    const { url, execArgv } = threadFile('../test/databases/otherThread');
    const worker = new Worker(url, { execArgv, workerData: { port }, transferList: [port] });
    return {
      worker,
      /** Gives an order and waits for the answer. */
      async told(order: string): Promise<unknown> {
        worker.postMessage(order, []);
        const [answer] = await once(worker, 'message');
        return answer;
      },
    };
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-thread-'));
    db = await openDatabase({ dataFolder: folder });
    await db.rows(sql`create table things (a text)`);
  });
  beforeEach(() => db.rows(sql`truncate things`));
  afterAll(async () => {
    await db.close();
    await rm(folder, { recursive: true });
  });

  test('is the same for a second thread', async () => {
    const { worker, told } = otherThread();
    expect(await told('insert')).toBe('insert done');
    expect(await all()).toEqual(['other thread']);
    expect(await told('close')).toBe('close done');
    await worker.terminate();
    expect(await all()).toEqual(['other thread']);
  });

  test('lets a transaction of another thread end before it answers', async () => {
    const { worker, told } = otherThread();
    expect(await told('transaction')).toBe('inside');
    expect(await all()).toEqual(['first', 'second']);
    await worker.terminate();
  });

  test('rolls back the transaction of a thread that dies, and goes on', async () => {
    const { worker, told } = otherThread();
    expect(await told('hang')).toBe('inside');
    const waiting = all();
    await worker.terminate();
    expect(await waiting).toEqual([]);
    expect(await db.transaction(({ rows }) => rows(sql`select 1 as a`))).toEqual([{ a: 1 }]);
  });

  test('tells a thread whose statements it can no longer answer', async () => {
    const second = await mkdtemp(join(tmpdir(), 'bellwether-thread-'));
    const own = await openDatabase({ dataFolder: second });
    await own.close();
    await expect(own.rows(sql`select 1`)).rejects.toThrow('closed or has stopped');
    await rm(second, { recursive: true });
  });

  test('keeps the event loop of the asking thread free during a long statement', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    const from = performance.now();
    await db.rows(sql`select count(*) from generate_series(1, 3000000) i where i % 7 = 3`);
    clearInterval(timer);
    expect(performance.now() - from).toBeGreaterThan(50);
    expect(ticks).toBeGreaterThan(5);
  });

  test('refuses to be opened a second time, and can be reopened with all its rows once closed', async () => {
    await db.rows(sql`insert into things values ('kept')`);
    await expect(openDatabase({ dataFolder: folder })).rejects.toThrow('is in use by another Bellwether');
    await db.close();
    db = await openDatabase({ dataFolder: folder });
    expect(await all()).toEqual(['kept']);
  });

  test('says what is wrong with a folder it cannot use', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'bellwether-thread-'));
    await mkdir(join(broken, 'pglite'));
    await writeFile(join(broken, 'pglite', 'PG_VERSION'), '9.6\n');
    const what = `The embedded database in ${join(broken, 'pglite')} cannot be opened`;
    await expect(openDatabase({ dataFolder: broken })).rejects.toThrow(what);
    await expect(openDatabase({ dataFolder: broken })).rejects.toThrow(what);
    await rm(broken, { recursive: true });
  });
});
