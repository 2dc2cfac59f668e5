import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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

test.skipIf(process.platform === 'win32')('a write of the embedded database itself that fails is told of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-full-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const child = join(import.meta.dirname, '../../../databases/fullFolderChild.ts');
  // No file may grow past 36,000 × 512 bytes, 18 MB: its log's 16 MB may, the table may not.
  const within = 'ulimit -f 36000; exec "$@"';
  const run = promisify(execFile)('sh', ['-c', within, 'sh', process.execPath, '--import', 'tsx', child, folder]);
  expect(JSON.parse((await run).stdout)).toEqual([
    'created',
    'heard Error: EFBIG: file too large, write',
    expect.stringMatching(/^refused error: could not extend file .* File too large$/),
  ]);
});
