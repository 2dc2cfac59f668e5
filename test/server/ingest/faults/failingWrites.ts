import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultProcess } from './faultProcess.ts';

/** Can system calls be made to fail here? */
export const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** What the system answers a write, and to which: the n-th alone, or that and all after it. */
export interface Fault {
  readonly error: 'EIO' | 'ENOSPC';
  readonly n: number;
  readonly andAfter: boolean;
}

/**
 * From now on the n-th write at a place in a file fails in each thread of a process; only the thread of the embedded
 * database writes so. Returns what tells, once the process is gone, how many writes failed.
 */
export async function failWrites(
  child: FaultProcess,
  { error, n, andAfter }: Fault,
  log: string,
): Promise<() => Promise<number>> {
  const inject = `inject=pwrite64:error=${error}:when=${n}${andAfter ? '+' : ''}`;
  const pid = String(child.process.pid);
  const args = ['-f', '-q', '-e', 'trace=pwrite64', '-e', inject, '-o', log, '-p', pid];
  const tracer = spawn('strace', args, { stdio: 'ignore' });
  const ended = once(tracer, 'exit');
  while (!(await isTraced(pid))) {
    if (tracer.exitCode !== null) throw new Error('strace could not attach to a process of ours');
    await pause(10);
  }
  return async () => {
    await ended;
    return (await readFile(log, 'utf8')).split('(INJECTED)').length - 1;
  };
}

async function isTraced(pid: string): Promise<boolean> {
  const threads = await readdir(`/proc/${pid}/task`);
  const tracers = await Promise.all(
    threads.map(async (thread) =>
      /TracerPid:\s+(\d+)/.exec(await readFile(`/proc/${pid}/task/${thread}/status`, 'utf8')),
    ),
  );
  return tracers.every((found) => found !== null && found[1] !== '0');
}
