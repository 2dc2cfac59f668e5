import { MessageChannel } from 'node:worker_threads';
import { createDatabase } from '#server/db/createDatabase.ts';
import type { Database } from '#server/db/database.ts';
import { openPgliteCore, type PgliteCore } from '#server/db/pglite/pgliteCore.ts';
import { portEngine } from '#server/db/pglite/portEngine.ts';
import { servePort } from '#server/db/pglite/servePort.ts';
import { createTurns } from '#server/db/turns.ts';

/**
 * A PGlite in memory of this thread, or in a folder, behind the same port as the one in its own thread; not migrated
 * unless its template is.
 */
export async function memoryDatabase(
  source: { template?: Blob; folder?: string } = {},
): Promise<{ db: Database; core: PgliteCore }> {
  const core = await openPgliteCore(source);
  const { port1, port2 } = new MessageChannel();
  servePort(port1, core, createTurns());
  return { db: createDatabase(portEngine(port2, true)), core };
}
