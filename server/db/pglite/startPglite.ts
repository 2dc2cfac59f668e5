import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { threadFile } from '#server/jobs/threadFile.ts';
import type { Engine } from '../connection.ts';
import { portEngine } from './portEngine.ts';
import { watchSilence } from './watchSilence.ts';

/**
 * PGlite on a folder, in a thread of its own. Should the thread fail later, statements reject, and the reason is the
 * process's uncaught exception, because nothing works without the thread.
 */
export async function startPglite(folder: string): Promise<Engine> {
  const { url, execArgv } = threadFile('db/pgliteThread');
  const worker = new Worker(url, { execArgv, workerData: { folder }, name: 'pglite' });
  await once(worker, 'message');
  // Without the database nothing works, and a new start recovers: this ends the process.
  watchSilence(worker, (error) => {
    throw error;
  });
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
