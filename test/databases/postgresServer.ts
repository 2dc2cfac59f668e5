import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdtemp, open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runStatement } from './runStatement.ts';

const run = promisify(execFile);
const START_MILLISECONDS = 30_000;

/** A PostgreSQL that this process started. */
export interface PostgresServer {
  /** The address of one of its databases. */
  readonly url: (database: string) => string;
  /** Ends it at once, as a crash would, and starts it again on the same data. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: then another account owns and runs it. */
async function account(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name])));
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL does not run as root, and neither the account postgres nor nobody exists to run it as');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

/** Waits until the server answers; rejects with its log when it does not. */
async function answers(url: string, server: ChildProcess, log: string): Promise<void> {
  const giveUpAt = performance.now() + START_MILLISECONDS;
  for (;;) {
    try {
      return await runStatement(url, 'select 1');
    } catch (cause) {
      if (server.exitCode !== null || performance.now() > giveUpAt) {
        throw new Error(`PostgreSQL did not start:\n${await readFile(log, 'utf8')}`, { cause });
      }
      await pause(50);
    }
  }
}

/** The programs where this account may run them: copied, when a folder above them is closed to it. */
async function reachable(binaries: string, account: Account | undefined, folder: string): Promise<string> {
  try {
    await run(join(binaries, 'initdb'), ['--version'], { ...account });
    return binaries;
  } catch {
    const copy = join(folder, 'program');
    await cp(dirname(binaries), copy, { recursive: true, verbatimSymlinks: true });
    return join(copy, basename(binaries));
  }
}

/** Ends a server at once, as a crash would: its keeper does it when its standard input closes. */
async function end(keeper: ChildProcess, keepsData: boolean): Promise<void> {
  if (keeper.exitCode !== null) return;
  const exit = once(keeper, 'exit');
  keeper.stdin?.end(keepsData ? 'keep the data' : undefined);
  await exit;
}

/**
 * A new PostgreSQL on a free loopback port, its data in a temporary folder, without fsync. It ends, and the folder goes,
 * with `stop` or with this process.
 */
export async function startPostgresServer(binaries: string): Promise<PostgresServer> {
  const owner = await account();
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-postgres-'));
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  const programs = await reachable(binaries, owner, folder);
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const env = { ...process.env, LC_ALL: 'C' };
  await run(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...owner,
    cwd: folder,
    env,
  });
  const port = await freePort();
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  };
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;

  const keeperFile = fileURLToPath(new URL('postgresKeeper.mjs', import.meta.url));
  const task = { program: join(programs, 'postgres'), args: ['-D', data, ...flags], account: owner, folder };

  async function start(): Promise<ChildProcess> {
    const file = await open(log, 'a');
    const keeper = spawn(process.execPath, [keeperFile, JSON.stringify(task)], {
      stdio: ['pipe', file.fd, file.fd],
      env,
    });
    await file.close();
    await answers(url('postgres'), keeper, log);
    return keeper;
  }
  let keeper = await start();
  return {
    url,
    async restart() {
      await end(keeper, true);
      keeper = await start();
    },
    stop: () => end(keeper, false),
  };
}
