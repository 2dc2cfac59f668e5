import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { threadFile } from '#server/jobs/threadFile.ts';
import type { Engine } from '../connection.ts';
import { portEngine } from './portEngine.ts';
import { ARE_YOU_THERE, type WriteFailed } from './protocol.ts';

/** A failed write ends a statement at once; whoever says nothing for so long after one never will again. */
const SILENCE_MILLISECONDS = 4_000;

/** Ends the process when its database has stopped answering after a failed write: without it nothing works, and a new start recovers. */
function watchSilence(worker: Worker): void {
  let waiting: NodeJS.Timeout | undefined;
  worker.on('message', (told: WriteFailed | typeof ARE_YOU_THERE) => {
    if (told === ARE_YOU_THERE) {
      clearTimeout(waiting);
      waiting = undefined;
      return;
    }
    // Many may fail one after the other: the first silence counts.
    if (waiting !== undefined) return;
    waiting = setTimeout(() => {
      void worker.terminate();
      throw new Error(`The embedded database stopped answering after a write failed (${told.why})`);
    }, SILENCE_MILLISECONDS);
    worker.postMessage(ARE_YOU_THERE);
  });
  worker.once('exit', () => clearTimeout(waiting));
}

/**
 * PGlite on a folder, in a thread of its own. Should the thread fail later, statements reject, and the reason is the
 * process's uncaught exception, because nothing works without the thread.
 */
export async function startPglite(folder: string): Promise<Engine> {
  const { url, execArgv } = threadFile('db/pgliteThread');
  const worker = new Worker(url, { execArgv, workerData: { folder }, name: 'pglite' });
  await once(worker, 'message');
  watchSilence(worker);
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port1, [port1]);
  const engine = portEngine(port2, true);
  return {
    ...engine,
    async close() {
      await engine.close();
      await worker.terminate();
    },
  };
}
