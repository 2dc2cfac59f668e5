import type { ParameterText } from './parameterText.ts';

/** What one statement answered: column names, rows as arrays of parsed values, and the command's tag (`SELECT`, `COMMIT` …). */
export interface Table {
  readonly names: readonly string[];
  readonly rows: readonly unknown[][];
  readonly command: string;
}

/** One database connection. Statements run in the order they were asked for. */
export interface Connection {
  query(text: string, parameters: readonly ParameterText[]): Promise<Table>;
  /** COPY of text-format rows; `into` is the quoted table with its column list. Resolves to the number of rows. */
  copy(into: string, chunks: AsyncIterable<Uint8Array>): Promise<number>;
}

/** A connection nobody else uses until it is released; releasing it ends a transaction left open. */
export interface Lease extends Connection {
  release(): void;
}

/** Where connections come from: PGlite's only one, or a pool of PostgreSQL's. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  query(text: string, parameters: readonly ParameterText[]): Promise<Table>;
  lease(): Promise<Lease>;
  close(): Promise<void>;
}
