import type { Engine } from '../connection.ts';
import { postgresPool } from './postgresPool.ts';

const LOWEST_VERSION = 15;

/** PostgreSQL at an address, once it has been seen to answer and to be recent enough. */
export async function openPostgres(url: string): Promise<Engine> {
  const pool = postgresPool({ url, connections: 6, statementSeconds: 900, connectSeconds: 5 });
  const { rows } = await pool.query('show server_version_num', []);
  const version = Math.floor(Number(rows[0]?.[0]) / 10_000);
  if (!(version >= LOWEST_VERSION)) {
    await pool.close();
    throw new Error(
      `DATABASE_URL names a PostgreSQL ${version}; Bellwether needs ${LOWEST_VERSION} or newer. Upgrade the server, or unset DATABASE_URL to use the embedded database.`,
    );
  }
  return pool;
}
