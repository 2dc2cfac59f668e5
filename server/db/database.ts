import type { MessagePort } from 'node:worker_threads';
import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from '#drizzle/schema/index.ts';

/** Drizzle without its own transactions: those are `Database.transaction`. */
export type Orm = Omit<PgDatabase<PgQueryResultHKT, typeof schema>, 'transaction'>;

/** Statements on one connection, in order. Rows come back the same from either engine: plain objects, `count(*)` as number. */
export interface Session {
  readonly orm: Orm;
  /** One statement; its rows as plain objects. An array goes in as `sql.param(array)` with a cast. */
  readonly rows: <T extends object>(query: SQL) => Promise<T[]>;
  /**
   * COPY … FROM STDIN in text format. `chunks` are any cuts of the stream (a cut may split a line).
   * Resolves to the number of rows; a failed copy rejects and leaves the connection usable for ROLLBACK. The line in the
   * error's `where` counts from the start on PostgreSQL, from the start of a block of about 1 MB on the embedded engine.
   */
  readonly copy: (table: string, columns: readonly string[], chunks: AsyncIterable<Uint8Array>) => Promise<number>;
}

/** The tables, whichever engine keeps them. */
export interface Database extends Session {
  readonly engine: 'pglite' | 'postgres';
  /**
   * BEGIN … COMMIT on one connection that nobody else uses meanwhile; ROLLBACK when `work` rejects.
   * Inside `work` only its session may be used: the embedded engine has one connection and would wait for itself.
   */
  readonly transaction: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  /** PostgreSQL only: a transaction on a further connection while another one is open. */
  readonly besides?: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  /** Embedded engine only: a port to hand to another thread, which opens it with `connectPglite`. */
  readonly port?: () => MessagePort;
  readonly close: () => Promise<void>;
}
