import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from '#server/db/pglite/lockFolder.ts';
import { processStart } from '#server/db/pglite/processStart.ts';

describe('the lock of a data folder', () => {
  let folder: string;
  let file: string;
  const here = { host: hostname(), since: '2026-01-01T00:00:00.000Z' };
  const write = (holder: object) => writeFile(file, JSON.stringify(holder));
  const holder = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-lock-'));
    file = join(folder, 'bellwether.lock');
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is refused to a second opener, who is told who holds it and what to do', async () => {
    const unlock = await lockFolder(folder);
    const refused = lockFolder(folder);
    await expect(refused).rejects.toThrow(`process ${process.pid}, since 20`);
    await expect(refused).rejects.toThrow('Stop that one first, or name another folder with BELLWETHER_DATA');
    await unlock();
    expect(await readdir(folder)).toEqual([]);
    await (
      await lockFolder(folder)
    )();
  });

  test('is refused while another process holds it, and taken over once that process was killed', async () => {
    const child = fork(fileURLToPath(new URL('../../../databases/lockChild.ts', import.meta.url)), [folder], {
      execArgv: ['--import', import.meta.resolve('tsx')],
    });
    await once(child, 'message');
    await expect(lockFolder(folder)).rejects.toThrow(`process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const unlock = await lockFolder(folder);
    expect(await holder()).toMatchObject({ pid: process.pid });
    await unlock();
  });

  test('is taken over when its number now belongs to a younger process', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await write({ ...here, pid: other.pid, started: 'long ago' });
    const unlock = await lockFolder(folder);
    expect(await holder()).toMatchObject({ pid: process.pid });
    await unlock();
    other.kill('SIGKILL');
  });

  test('of another machine holds as long as that machine touches it', async () => {
    await write({ ...here, host: 'elsewhere', pid: 1, started: 'then' });
    await expect(lockFolder(folder)).rejects.toThrow('process 1 on elsewhere');
    const minuteAgo = new Date(Date.now() - 60_000);
    await utimes(file, minuteAgo, minuteAgo);
    await (
      await lockFolder(folder)
    )();
  });

  test('that was never written whole is taken over', async () => {
    await writeFile(file, '{"pid":');
    const unlock = await lockFolder(folder);
    expect(await holder()).toMatchObject({ pid: process.pid });
    await unlock();
  });

  test('of several who take over a stale one at once, one gets it', async () => {
    for (let round = 0; round < 40; round += 1) {
      await write({ ...here, pid: process.pid, started: 'long ago' });
      const late = async (i: number) => {
        await new Promise((resolve) => setTimeout(resolve, (i * round) % 7));
        return await lockFolder(folder);
      };
      const tries = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(late));
      const won = tries.filter((attempt) => attempt.status === 'fulfilled');
      expect(won).toHaveLength(1);
      await won[0].value();
      expect(await readdir(folder)).toEqual([]);
    }
  });
});

describe('the start of a process', () => {
  test('is the same each time it is asked for', async () => {
    const start = await processStart(process.pid);
    expect(start).toBeTypeOf('string');
    expect(await processStart(process.pid)).toBe(start);
  });

  test('is unknown for a process that has ended', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    expect(await processStart(child.pid ?? 0)).toBeUndefined();
  });
});
