import { expect, test } from 'vitest';
import { openDatabase } from '#server/db/openDatabase.ts';
import { packagedPostgres } from '#test/databases/packagedPostgres.ts';
import { startPostgresServer } from '#test/databases/postgresServer.ts';

test('the PostgreSQL of the npm package starts and takes the migrations', async () => {
  const server = await startPostgresServer(await packagedPostgres());
  const db = await openDatabase({ url: server.url('postgres'), dataFolder: '' });
  expect(db.engine).toBe('postgres');
  await db.close();
  await server.stop();
});
