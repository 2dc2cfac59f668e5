import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LOWEST_VERSION = 15;

async function below(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name, 'bin'));
}

async function isRecentEnough(folder: string): Promise<boolean> {
  try {
    await access(join(folder, 'initdb'), constants.X_OK);
    const { stdout } = await run(join(folder, 'postgres'), ['--version']);
    return Number(/\d+/.exec(stdout)?.[0]) >= LOWEST_VERSION;
  } catch {
    return false;
  }
}

/** A folder of PostgreSQL ≥ 15 programs on this machine, from PATH or where systems put them; `undefined` without one. */
export async function localBinaries(): Promise<string | undefined> {
  const candidates = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...(await below('/usr/lib/postgresql')),
    ...(await below('/usr/local/opt')),
    ...(await below('/opt/homebrew/opt')),
    ...(await below('/Applications/Postgres.app/Contents/Versions')),
    '/usr/local/pgsql/bin',
  ];
  for (const folder of candidates) if (await isRecentEnough(folder)) return folder;
  return undefined;
}
