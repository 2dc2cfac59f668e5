import type { MessagePort } from 'node:worker_threads';
import type { Table } from '../connection.ts';
import type { ParameterText } from '../parameterText.ts';
import type { QueryFailure } from '../queryError.ts';

/** What a thread asks of the PGlite thread. Statements without a lease wait until nobody holds one. */
export type Ask =
  | {
      readonly do: 'query';
      readonly lease?: number | undefined;
      readonly text: string;
      readonly parameters: readonly ParameterText[];
    }
  | { readonly do: 'copy'; readonly lease: number; readonly into: string; readonly block: Uint8Array<ArrayBuffer> }
  | { readonly do: 'lease' }
  | { readonly do: 'release'; readonly lease: number }
  | { readonly do: 'connect'; readonly port: MessagePort }
  | { readonly do: 'close' };

/** A table for a query, the number of rows for a copy; otherwise the question's own number, which is the lease's too. */
export type Answer = Table | number;

export interface Request {
  readonly id: number;
  readonly ask: Ask;
}

export type Response =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly failure: QueryFailure };

/** What the PGlite thread tells whoever started it, of itself: that a write failed, and, asked for it, that it goes on. */
export interface WriteFailed {
  readonly why: string;
}
export const ARE_YOU_THERE = 'are you there';
