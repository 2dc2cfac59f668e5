import { setTimeout as pause } from 'node:timers/promises';
import type { Engine, Lease } from '../connection.ts';
import { queryErrorOf } from '../queryError.ts';
import { postgresClient, type PostgresClient } from './postgresClient.ts';

export interface PoolOptions {
  readonly url: string;
  readonly connections: number;
  readonly statementSeconds: number;
  /** How long a start or restart of the server is waited for. */
  readonly connectSeconds: number;
}

const RETRY_MILLISECONDS = 200;

/** Not there yet, shutting down, or starting up: worth another try. */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_LOST',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

async function connected(options: PoolOptions): Promise<PostgresClient> {
  const giveUpAt = performance.now() + options.connectSeconds * 1000;
  for (;;) {
    const client = postgresClient(options.url, options.statementSeconds);
    try {
      await client.query('select 1', []);
      return client;
    } catch (error) {
      await client.close();
      const code = queryErrorOf(error)?.code;
      if (code === undefined || !PASSING.has(code) || performance.now() > giveUpAt) throw error;
      await pause(RETRY_MILLISECONDS);
    }
  }
}

/** PostgreSQL behind a few one-connection clients. A client whose connection was lost is thrown away, never reconnected. */
export function postgresPool(options: PoolOptions): Engine {
  const idle: PostgresClient[] = [];
  const waiting: (() => void)[] = [];
  let inUse = 0;

  function release(client: PostgresClient) {
    inUse -= 1;
    if (client.isBroken()) void client.close();
    else idle.push(client);
    waiting.shift()?.();
  }

  async function acquire(): Promise<PostgresClient> {
    while (inUse >= options.connections) await new Promise<void>((resolve) => waiting.push(resolve));
    inUse += 1;
    try {
      for (let client = idle.pop(); client !== undefined; client = idle.pop()) {
        if (!client.isBroken()) return client;
        void client.close();
      }
      return await connected(options);
    } catch (error) {
      inUse -= 1;
      waiting.shift()?.();
      throw error;
    }
  }

  async function lease(): Promise<Lease> {
    const client = await acquire();
    return { query: client.query, copy: client.copy, release: () => release(client) };
  }

  return {
    kind: 'postgres',
    lease,
    async query(text, parameters) {
      const client = await acquire();
      try {
        return await client.query(text, parameters);
      } finally {
        release(client);
      }
    },
    async close() {
      await Promise.all(idle.splice(0).map((client) => client.close()));
    },
  };
}
