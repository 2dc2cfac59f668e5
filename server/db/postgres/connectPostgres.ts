import { setTimeout as pause } from 'node:timers/promises';
import { QueryError } from '../queryError.ts';
import { postgresClient, type PostgresClient } from './postgresClient.ts';

/** The server's process behind a connection; the same number may come again, but not with the same start. */
export interface Backend {
  readonly pid: string;
  readonly start: string;
}

export interface PooledClient {
  readonly client: PostgresClient;
  readonly backend: Backend;
}

const RETRY_MILLISECONDS = 200;
const FIRST_STATEMENT_SECONDS = 10;

/** Not there yet, shutting down, starting up or full: worth another try. */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_LOST',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

const OWN_BACKEND = 'select pid, backend_start::text from pg_stat_activity where pid = pg_backend_pid()';

/** A connection that has answered. A server that is not there, or is just starting, is tried again for so many seconds. */
export async function connectPostgres(url: string, seconds: number): Promise<PooledClient> {
  const giveUpAt = performance.now() + seconds * 1000;
  for (;;) {
    const client = postgresClient(url);
    try {
      const { rows } = await client.query(OWN_BACKEND, [], FIRST_STATEMENT_SECONDS);
      const [pid, start] = rows[0];
      return { client, backend: { pid: String(pid), start: String(start) } };
    } catch (error) {
      void client.close();
      const { code } = QueryError.from(error);
      if (code === undefined || !PASSING.has(code) || performance.now() > giveUpAt) throw error;
      await pause(RETRY_MILLISECONDS);
    }
  }
}

/** Ends the server's work for a client that was given up, so that it holds no locks. When that fails, it ends by itself. */
export async function terminateBackend(url: string, { pid, start }: Backend): Promise<void> {
  const client = postgresClient(url);
  const statement =
    'select pg_terminate_backend(pid) from pg_stat_activity where pid = $1::int and backend_start = $2::timestamptz';
  await client.query(statement, [pid, start], FIRST_STATEMENT_SECONDS).catch(() => undefined);
  await client.close();
}
