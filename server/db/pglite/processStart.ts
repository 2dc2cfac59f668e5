import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function fromProc(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  // The fields after the command, which stands in parentheses and may hold spaces; the start time is the 20th of them.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return `${fields[19]} since boot ${boot.trim()}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * When a process of this machine began, as text to compare only: a number reused by another process has another start.
 * `undefined` when no such process runs. From /proc, else from `ps`, else (Windows) only that it runs.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') return await fromProc(pid).catch(() => undefined);
  if (process.platform === 'win32') return 'running';
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim() || undefined;
}
