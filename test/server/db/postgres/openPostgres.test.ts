import { describe, expect, test } from 'vitest';
import { openDatabase } from '#server/db/openDatabase.ts';
import { mustBeRecent } from '#server/db/postgres/openPostgres.ts';
import { createPostgresDatabase } from '#test/databases/databases.ts';

const failure = async (url: string) => {
  const error: unknown = await openDatabase({ url, dataFolder: '' }).catch((reason: unknown) => reason);
  return error instanceof Error ? error.message : '';
};

describe('opening a PostgreSQL', () => {
  test.each([150_000, 150_018, 180_006])('version %i is recent enough', (version) => {
    expect(() => mustBeRecent(version)).not.toThrow();
  });

  test.each([149_999, 90_624, Number.NaN])('version %i is refused, with what to do', (version) => {
    expect(() => mustBeRecent(version)).toThrow('needs 15 or newer. Upgrade the server, or unset DATABASE_URL');
  });

  test.each(['nonsense', 'mysql://a:b@c/d', ''])('the address "%s" is refused with an example of one', async (url) => {
    expect(await failure(url)).toContain('postgres://user:password@host:5432/database');
  });

  test('a server that is not there is named, without the password, after a few seconds', async () => {
    const from = performance.now();
    const message = await failure('postgres://someone:secret@127.0.0.1:9/bellwether');
    expect(message).toContain('(127.0.0.1:9/bellwether) cannot be used: nothing answers there: check host and port');
    expect(message).not.toContain('secret');
    expect(performance.now() - from).toBeLessThan(10_000);
  });

  test('a database that is not there is named at once', async () => {
    const { url, drop } = await createPostgresDatabase('postgres', true);
    await drop();
    const from = performance.now();
    expect(await failure(url)).toMatch(/cannot be used: database "bellwether_test_\w+" does not exist/);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});
