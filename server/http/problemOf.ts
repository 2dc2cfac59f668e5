import { IngestError } from '#server/ingest/index.ts';
import { Problem } from './problem.ts';

/** What the person can be told of an error; undefined when it is our own fault. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof IngestError) return new Problem(422, error.message, 'Nothing was stored.');
  return undefined;
}
