import type { Worker } from 'node:worker_threads';
import { ARE_YOU_THERE, type WriteFailed } from './protocol.ts';

/** A failed write ends a statement at once; whoever says nothing for so long after one never will again. */
const SILENCE_MILLISECONDS = 4_000;

/** Ends the thread of a database that has stopped answering after a failed write, and says so, once, to `silent`. */
export function watchSilence(worker: Worker, silent: (error: Error) => void): void {
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
      silent(new Error(`The embedded database stopped answering after a write failed (${told.why})`));
    }, SILENCE_MILLISECONDS);
    worker.postMessage(ARE_YOU_THERE);
  });
  worker.once('exit', () => clearTimeout(waiting));
}
