import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const COMMAND = join(import.meta.dirname, '..', 'server', 'bellwether.mjs');
const LOOK_EVERY = 100;

export interface TimedImport {
  /** From the start of the command to its end: starting up and recognising the file are in it. */
  seconds: number;
  /** The most memory its process held. */
  megabytes: number;
}

/** Imports a file as somebody at a terminal does. Rejects with what the command said when it fails. */
export async function importCommand(path: string, settings: Record<string, string>): Promise<TimedImport> {
  const start = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'import', path, '--yes'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  let megabytes = 0;
  const look = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    megabytes = Math.max(megabytes, Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000);
  };
  const looking = setInterval(() => void look(), LOOK_EVERY);
  const [code] = await once(child, 'exit');
  clearInterval(looking);
  if (code !== 0) throw new Error(`importing ${path} ended with ${code}: ${said}`);
  return { seconds: (performance.now() - start) / 1000, megabytes };
}
