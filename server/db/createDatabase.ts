import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection, Engine, Lease } from './connection.ts';
import type { Database } from './database.ts';
import { createSession } from './session.ts';

async function commit(lease: Lease): Promise<void> {
  const { command } = await lease.query('commit', []);
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed');
}

async function rollback(lease: Lease): Promise<void> {
  try {
    await lease.query('rollback', []);
  } catch {
    // The connection is gone and its transaction with it; what the work rejected with is what the caller needs to know.
  }
}

/** The lease's statements for as long as the transaction is open. */
function guarded(lease: Lease, isOpen: () => boolean): Connection {
  const check = () => {
    if (!isOpen()) throw new Error('The transaction of this session has ended');
  };
  return {
    async query(text, parameters) {
      check();
      return await lease.query(text, parameters);
    },
    async copy(into, chunks) {
      check();
      return await lease.copy(into, chunks);
    },
  };
}

/** A Database on an engine. */
export function createDatabase(engine: Engine): Database {
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  const mustBeOutside = () => {
    if (inside.getStore()?.open === true) {
      throw new Error("Inside a transaction, use the transaction's session, not the database");
    }
  };

  async function transact<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    mustBeOutside();
    const lease = await engine.lease();
    const state = { open: true };
    try {
      await lease.query('begin', []);
      const result = await inside.run(state, () => work(guarded(lease, () => state.open)));
      state.open = false;
      await commit(lease);
      return result;
    } catch (error) {
      state.open = false;
      await rollback(lease);
      throw error;
    } finally {
      lease.release();
    }
  }

  const session = createSession({
    async query(text, parameters) {
      mustBeOutside();
      return await engine.query(text, parameters);
    },
    copy: (into, chunks) => transact((connection) => connection.copy(into, chunks)),
  });
  const transaction: Database['transaction'] = (work) => transact((connection) => work(createSession(connection)));
  return {
    ...session,
    engine: engine.kind,
    transaction,
    ...(engine.kind === 'pglite' ? {} : { besides: (work) => inside.exit(() => transaction(work)) }),
    ...(engine.port === undefined ? {} : { port: engine.port }),
    close: engine.close,
  };
}
