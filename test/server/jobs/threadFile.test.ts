import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { threadFile } from '#server/jobs/threadFile.ts';

test('a thread runs from its TypeScript source, with the imports of the package', async () => {
  const { url, execArgv } = threadFile('../test/server/jobs/echoThread');
  const worker = new Worker(url, { execArgv, workerData: 'hello' });
  expect(await once(worker, 'message')).toEqual(['hello, from #test/server/jobs/echoText.ts']);
  await worker.terminate();
});
