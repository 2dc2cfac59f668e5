import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { threadFile } from '#server/jobs/threadFile.ts';

/** What a thread that watches its writes told, in order, of a write that succeeds and of one that fails. */
async function told(): Promise<unknown> {
  const { url, execArgv } = threadFile('../test/databases/writingThread');
  const worker = new Worker(url, { execArgv });
  onTestFinished(async () => void (await worker.terminate()));
  const [answer] = await once(worker, 'message');
  return answer;
}

test('a write that fails is told of before whoever wrote hears of it; one that succeeds is not, and writes as before', async () => {
  expect(await told()).toEqual([
    'wrote 4',
    'the file holds kept',
    'failed Error: EBADF: bad file descriptor, write',
    'threw EBADF',
  ]);
});
