import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine, Lease } from '#server/db/connection.ts';
import { postgresPool } from '#server/db/postgres/postgresPool.ts';
import { createPostgresDatabase } from '#test/databases/databases.ts';
import { textChunks } from '#test/databases/textChunks.ts';

const own = async (lease: Lease) => (await lease.query('select pg_backend_pid()', [])).rows[0][0];

describe('a pool of PostgreSQL connections', () => {
  const limits = {
    connections: 2,
    statementSeconds: 0.5,
    transactionStatementSeconds: 1,
    connectSeconds: 5,
    queueSeconds: 0.3,
  };
  let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let pool: Engine;
  const one = async (text: string) => (await pool.query(text, [])).rows[0][0];

  beforeAll(async () => {
    database = await createPostgresDatabase('postgres', true);
    pool = postgresPool(database.url, limits);
    await pool.query('create table things (a int)', []);
  });
  beforeEach(() => pool.query('truncate things', []));
  afterAll(async () => {
    await pool.close();
    await database.drop();
  });

  test('gives up a statement that takes too long, ends it on the server, and goes on', async () => {
    const slow = pool.query('select pg_sleep(20)', []);
    await expect(slow).rejects.toMatchObject({ code: 'TIMEOUT', message: expect.stringContaining('within 0.5 s') });
    expect(await one('select 1')).toBe(1);
    const running =
      "select count(*) from pg_stat_activity where query like '%pg_sleep(20)%' and pid <> pg_backend_pid()";
    while ((await one(running)) !== 0) await pause(20);
  });

  test('gives up a COPY whose source the server cannot keep up with', async () => {
    const [blocking, lease] = [await pool.lease(), await pool.lease()];
    await blocking.query('begin', []);
    await blocking.query('lock table things', []);
    await lease.query('begin', []);
    await expect(lease.copy('things (a)', textChunks('1\n'))).rejects.toMatchObject({ code: 'TIMEOUT' });
    lease.release();
    await blocking.query('rollback', []);
    blocking.release();
    expect(await one('select count(*) from things')).toBe(0);
  });

  test('never goes on with a transaction on another connection than it began on', async () => {
    const lease = await pool.lease();
    await lease.query('begin', []);
    await lease.query('insert into things values (1)', []);
    await pool.query(`select pg_terminate_backend(${String(await own(lease))})`, []);
    const answers = await Promise.allSettled([
      lease.query('insert into things values (2)', []),
      lease.query('insert into things values (3)', []),
      lease.query('commit', []),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(lease.query('insert into things values (4)', [])).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    lease.release();
    expect(await one('select count(*) from things')).toBe(0);
  });

  test('replaces idle connections that were lost', async () => {
    const lease = await pool.lease();
    const before = await own(lease);
    lease.release();
    const other = postgresPool(database.url, limits);
    await other.query(`select pg_terminate_backend(${String(before)})`, []);
    await other.close();
    await pause(50);
    expect(await one('select pg_backend_pid()')).not.toBe(before);
  });

  test('lets those who find every connection taken wait their turn, and says so when it does not come', async () => {
    const leases = [await pool.lease(), await pool.lease()];
    const patient = pool.query('select 7', []);
    await pause(100);
    leases[0].release();
    expect((await patient).rows).toEqual([[7]]);
    const third = await pool.lease();
    await expect(pool.query('select 1', [])).rejects.toMatchObject({
      code: 'BUSY',
      message: 'All 2 database connections were busy for 0.3 s',
    });
    third.release();
    leases[1].release();
    expect(await one('select 8')).toBe(8);
  });

  test('keeps the connection after a statement the server refused', async () => {
    const lease = await pool.lease();
    const before = await own(lease);
    await expect(lease.query('select nonsense', [])).rejects.toMatchObject({ code: '42703' });
    lease.release();
    expect(await one('select pg_backend_pid()')).toBe(before);
  });

  test('refuses statements once closed', async () => {
    const closing = postgresPool(database.url, limits);
    await closing.query('select 1', []);
    await closing.close();
    await expect(closing.query('select 1', [])).rejects.toThrow('has been closed');
  });
});
