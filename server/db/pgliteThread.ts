import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openPgliteCore } from './pglite/pgliteCore.ts';
import { servePort } from './pglite/servePort.ts';
import { createTurns } from './turns.ts';

/** The embedded database's own thread: PGlite blocks its event loop, which must not be anybody else's. */
const { folder }: { folder: string } = workerData;
const core = await openPgliteCore({ folder });
const turns = createTurns();
parentPort?.on('message', (port: MessagePort) => servePort(port, core, turns));
parentPort?.postMessage('ready', []);
