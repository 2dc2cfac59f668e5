import { spawn } from 'node:child_process';

export interface Ran {
  output: string;
  /** It was stopped because its time was over. */
  stopped: boolean;
}

/** Runs a program for so many seconds at most, with a home of its own; undefined when it is not installed. */
export function ran(
  program: string,
  args: string[],
  { home, seconds }: { home: string; seconds: number },
): Promise<Ran | undefined> {
  return new Promise((told) => {
    const child = spawn(program, args, {
      env: { ...process.env, HOME: home },
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let stopped = false;
    const late = setTimeout(() => {
      stopped = true;
      child.kill('SIGTERM');
    }, seconds * 1000);
    const dead = setTimeout(() => child.kill('SIGKILL'), seconds * 1000 + 10_000);
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const end = (result: Ran | undefined) => {
      clearTimeout(late);
      clearTimeout(dead);
      told(result);
    };
    child.once('error', () => end(undefined));
    child.once('close', () => end({ output, stopped }));
  });
}
