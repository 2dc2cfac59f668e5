import type { MessagePort } from 'node:worker_threads';
import type { ParameterText } from './parameterText.ts';

/** What one statement answered: column names, rows as arrays of parsed values, and the command's tag (`SELECT`, `COMMIT` …). */
export interface Table {
  readonly names: readonly string[];
  readonly rows: readonly unknown[][];
  readonly command: string;
}

/** One database connection. Statements run in the order they were asked for. */
export interface Connection {
  readonly query: (text: string, parameters: readonly ParameterText[]) => Promise<Table>;
  /** COPY of text-format rows; `into` is the quoted table with its column list. Resolves to the number of rows. */
  readonly copy: (into: string, chunks: AsyncIterable<Uint8Array>) => Promise<number>;
}

/** A connection nobody else uses until it is released. */
export interface Lease extends Connection {
  readonly release: () => void;
}

/** Where connections come from: PGlite's only one, or a pool of PostgreSQL's. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  /** One statement on any connection. */
  readonly query: (text: string, parameters: readonly ParameterText[]) => Promise<Table>;
  readonly lease: () => Promise<Lease>;
  /** For another thread to reach the same database through; only the embedded engine needs it. */
  readonly port?: () => MessagePort;
  readonly close: () => Promise<void>;
}
