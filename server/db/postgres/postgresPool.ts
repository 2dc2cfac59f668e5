import { setTimeout as pause } from 'node:timers/promises';
import type { Engine, Lease, Table } from '../connection.ts';
import type { ParameterText } from '../parameterText.ts';
import { QueryError } from '../queryError.ts';
import { connectPostgres, terminateBackend, type PooledClient } from './connectPostgres.ts';

export interface PoolLimits {
  readonly connections: number;
  /** For a statement on its own, and for one in a transaction (or one step of a COPY). */
  readonly statementSeconds: number;
  readonly transactionStatementSeconds: number;
  /** For a start or restart of the server. */
  readonly connectSeconds: number;
  /** For one of the connections to become free. */
  readonly queueSeconds: number;
}

/** At most so many clients at once; the others queue. */
function places(count: number, seconds: number) {
  const queue: (() => void)[] = [];
  let taken = 0;
  return {
    async take(): Promise<void> {
      if (taken < count) {
        taken += 1;
        return;
      }
      const called = new Promise<true>((resolve) => queue.push(() => resolve(true)));
      const waiter = queue[queue.length - 1];
      const patience = new AbortController();
      const late = pause(seconds * 1000, false, { signal: patience.signal }).catch(() => false);
      const isCalled = await Promise.race([called, late]);
      patience.abort();
      const position = queue.indexOf(waiter);
      if (isCalled || position === -1) return;
      queue.splice(position, 1);
      throw new QueryError({ message: `All ${count} database connections were busy for ${seconds} s`, code: 'BUSY' });
    },
    /** The place passes straight to who waits longest. */
    leave(): void {
      const next = queue.shift();
      if (next === undefined) taken -= 1;
      else next();
    },
  };
}

/** PostgreSQL behind a few one-connection clients. A client whose connection was lost is thrown away, never reconnected. */
export function postgresPool(url: string, limits: PoolLimits): Engine {
  const idle: PooledClient[] = [];
  const inUse = places(limits.connections, limits.queueSeconds);
  let isClosed = false;

  async function acquire(): Promise<PooledClient> {
    await inUse.take();
    try {
      if (isClosed) throw new QueryError({ message: 'The database has been closed', code: 'CONNECTION_LOST' });
      for (let pooled = idle.pop(); pooled !== undefined; pooled = idle.pop()) {
        if (pooled.client.state() === 'usable') return pooled;
        void pooled.client.close();
      }
      return await connectPostgres(url, limits.connectSeconds);
    } catch (error) {
      inUse.leave();
      throw error;
    }
  }

  function release(pooled: PooledClient): void {
    const state = pooled.client.state();
    if (state === 'late') void terminateBackend(url, pooled.backend);
    if (state === 'usable' && !isClosed) idle.push(pooled);
    else void pooled.client.close();
    inUse.leave();
  }

  async function query(text: string, parameters: readonly ParameterText[]): Promise<Table> {
    const pooled = await acquire();
    try {
      return await pooled.client.query(text, parameters, limits.statementSeconds);
    } finally {
      release(pooled);
    }
  }

  async function lease(): Promise<Lease> {
    const pooled = await acquire();
    const seconds = limits.transactionStatementSeconds;
    return {
      query: (text, parameters) => pooled.client.query(text, parameters, seconds),
      copy: (into, chunks) => pooled.client.copy(into, chunks, seconds),
      release: () => release(pooled),
    };
  }

  async function close(): Promise<void> {
    isClosed = true;
    await Promise.all(idle.splice(0).map(({ client }) => client.close()));
  }

  return { kind: 'postgres', query, lease, close };
}
