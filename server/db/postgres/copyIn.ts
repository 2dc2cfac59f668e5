import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Sql } from 'postgres';

const LINE_FEED = 10;

function lineFeeds(chunk: Uint8Array): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

function write(stream: Writable, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * COPY into a table through postgres.js, on a connection of its own with a transaction open. Resolves to the number of
 * rows (in text format, of lines). `timed` bounds each step. postgres.js never settles a copy whose error arrives
 * after the end was sent, so the end is raced against a statement queued behind it, which fails with the transaction.
 */
export async function copyIn(
  sql: Sql,
  into: string,
  chunks: AsyncIterable<Uint8Array>,
  timed: <T>(step: Promise<T>) => Promise<T>,
): Promise<number> {
  const opening = sql.unsafe(`copy ${into} from stdin`).writable();
  // Should it open after it was given up, nobody else would hear its errors, and an unheard error ends the process.
  opening.then(
    (late) => late.on('error', () => undefined),
    () => undefined,
  );
  const stream = await timed(opening);
  const done = finished(stream);
  done.catch(() => undefined);
  let rows = 0;
  let lastByte = LINE_FEED;
  try {
    for await (const chunk of chunks) {
      if (chunk.length === 0) continue;
      rows += lineFeeds(chunk);
      lastByte = chunk[chunk.length - 1]!;
      await timed(write(stream, chunk));
    }
  } catch (error) {
    if (stream.errored === null) stream.destroy(error instanceof Error ? error : new Error(String(error)));
    await done;
  }
  stream.end();
  await timed(Promise.race([done, sql.unsafe('select 1')]));
  return lastByte === LINE_FEED ? rows : rows + 1;
}
