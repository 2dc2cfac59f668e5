import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningServer {
  address: string;
  setUpLink: string;
  dataFolder: string;
  stop(): Promise<void>;
}

const project = join(import.meta.dirname, '..', '..');

/** `bellwether start` as a user starts it, on a free port and an empty data folder. */
export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'bellwether-e2e-'));
  const env = { ...process.env, BELLWETHER_DATA: dataFolder, PORT: '0', ...settings };
  const server = spawn(process.execPath, [join(project, 'server', 'bellwether.mjs'), 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = await printed(server, /set-up\?token=\S+/);
  return {
    address: /https?:\/\/[^\s/]+/.exec(output)![0],
    setUpLink: /https?:\/\/\S+set-up\?token=\S+/.exec(output)![0],
    dataFolder,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Everything the server printed, once it has printed what is waited for. */
function printed(server: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (wanted.test(output)) resolve(output);
    };
    server.stdout!.on('data', read);
    server.stderr!.on('data', read);
    server.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${output}`)));
  });
}
