import { whyFailed } from '#server/whyFailed.ts';
import type { Engine } from '../connection.ts';
import { QueryError } from '../queryError.ts';
import { postgresPool } from './postgresPool.ts';

const LOWEST_VERSION = 15;

/** Ten minutes and more are for the statements of imports and refreshes of millions of rows. */
const LIMITS = {
  connections: 6,
  statementSeconds: 120,
  transactionStatementSeconds: 900,
  connectSeconds: 5,
  queueSeconds: 30,
};

function address(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Error('DATABASE_URL is not an address such as postgres://user:password@host:5432/database');
  }
  return `${parsed.host}${parsed.pathname}`;
}

/** Rejects a PostgreSQL too old for the schema; `number` is its `server_version_num`. */
export function mustBeRecent(number: number): void {
  const version = Math.floor(number / 10_000);
  if (version >= LOWEST_VERSION) return;
  throw new Error(
    `DATABASE_URL names a PostgreSQL ${version}; Bellwether needs ${LOWEST_VERSION} or newer. ` +
      'Upgrade the server, or unset DATABASE_URL to use the embedded database.',
  );
}

/** PostgreSQL at an address, once it has been seen to answer and to be recent enough. */
export async function openPostgres(url: string): Promise<Engine> {
  const where = address(url);
  const pool = postgresPool(url, LIMITS);
  try {
    const { rows } = await pool.query('show server_version_num', []);
    mustBeRecent(Number(rows[0][0]));
    return pool;
  } catch (error) {
    await pool.close();
    if (!(error instanceof QueryError)) throw error;
    const reason = whyFailed(error) ?? (error.message || error.code);
    throw new Error(
      `The PostgreSQL of DATABASE_URL (${where}) cannot be used: ${reason}. Check the address, and that the server runs.`,
      { cause: error },
    );
  }
}
