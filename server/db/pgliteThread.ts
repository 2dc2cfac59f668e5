import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openPgliteCore } from './pglite/pgliteCore.ts';
import { ARE_YOU_THERE, type WriteFailed } from './pglite/protocol.ts';
import { servePort } from './pglite/servePort.ts';
import { watchWrites } from './pglite/watchWrites.ts';
import { createTurns } from './turns.ts';

/** The embedded database's own thread: PGlite blocks its event loop, which must not be anybody else's. */
const { folder }: { folder: string } = workerData;
const core = await openPgliteCore({ folder });
const turns = createTurns();
watchWrites((why) => parentPort?.postMessage({ why } satisfies WriteFailed));
parentPort?.on('message', (asked: MessagePort | typeof ARE_YOU_THERE) => {
  if (asked === ARE_YOU_THERE) parentPort?.postMessage(ARE_YOU_THERE);
  else servePort(asked, core, turns);
});
parentPort?.postMessage('ready', []);
