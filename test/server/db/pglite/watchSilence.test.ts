import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, test, type TestContext } from 'vitest';
import { watchSilence } from '#server/db/pglite/watchSilence.ts';

/** The limit is four seconds; a busy machine may be late to notice. */
const LONGER_THAN_THE_LIMIT = 5_500;

const TELLS = `const { parentPort } = require('node:worker_threads');
  const failed = () => parentPort.postMessage({ why: 'no space left' });`;
const ANSWERS = `parentPort.on('message', (asked) => parentPort.postMessage(asked));`;

/** A thread that runs this, and what was told of it. */
function watched({ onTestFinished }: TestContext, code: string) {
  const worker = new Worker(TELLS + code, { eval: true });
  onTestFinished(async () => void (await worker.terminate()));
  const told: string[] = [];
  watchSilence(worker, ({ message }) => told.push(message));
  return { worker, told };
}

describe.concurrent('a database thread whose write failed', () => {
  test(
    'is told of once and ended when it never answers again, whatever else failed',
    { timeout: 20_000 },
    async (run) => {
      const { worker, told } = watched(run, 'failed(); failed(); for (;;);');
      await once(worker, 'exit');
      expect(told).toEqual(['The embedded database stopped answering after a write failed (no space left)']);
    },
  );

  test('is left alone when it answers, after each failed write', { timeout: 20_000 }, async (run) => {
    const { worker, told } = watched(run, `${ANSWERS} failed(); setTimeout(failed, 300);`);
    await pause(LONGER_THAN_THE_LIMIT);
    expect(told).toEqual([]);
    expect(worker.threadId).toBeGreaterThan(0);
  });

  test(
    'is told of when it answered after a first failed write and not after a second',
    { timeout: 20_000 },
    async (run) => {
      const { worker, told } = watched(run, `${ANSWERS} failed(); setTimeout(() => { failed(); for (;;); }, 300);`);
      await once(worker, 'exit');
      expect(told).toHaveLength(1);
    },
  );

  test('is not told of when it ended by itself meanwhile', { timeout: 20_000 }, async (run) => {
    const { told } = watched(run, 'failed();');
    await pause(LONGER_THAN_THE_LIMIT);
    expect(told).toEqual([]);
  });
});
