import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './installed.mjs';

/** What each part is built from. */
const PARTS = {
  server: ['server', 'shared', 'drizzle', 'package-lock.json', 'vite.server.config.ts'],
  web: ['web', 'shared', 'package-lock.json', 'vite.config.ts'],
};

/** Builds the named parts that are stale: a stamp beside each says which files it was made from. */
export function built(parts) {
  for (const part of parts) {
    const target = join(project, 'dist', part);
    const now = fingerprint(PARTS[part].map((path) => join(project, path)));
    if (isBuilt(target, now)) continue;
    process.stderr.write(`Building the ${part === 'web' ? 'page' : 'server'} …\n`);
    const fresh = join(project, 'dist', `.${part}-${process.pid}`);
    const config = part === 'server' ? ['--config', 'vite.server.config.ts'] : [];
    const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js');
    const run = spawnSync(process.execPath, [vite, 'build', ...config, '--outDir', fresh, '--logLevel', 'warn'], {
      cwd: project,
      stdio: ['ignore', 2, 2],
      // Whatever the caller runs under (a test runner sets its own), what is built is what people use.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (run.status !== 0) throw new Error(`Building the ${part} failed: see above.`);
    writeFileSync(join(fresh, '.stamp'), now);
    put(fresh, target, now);
  }
}

function isBuilt(target, now) {
  const stamp = join(target, '.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
}

/** Of two processes that built the same at once the first one's stays: it may be serving it. */
function put(fresh, target, now) {
  const old = `${fresh}-old`;
  try {
    if (!isBuilt(target, now)) {
      if (existsSync(target)) renameSync(target, old);
      renameSync(fresh, target);
    }
  } catch (error) {
    if (!isBuilt(target, now)) throw error;
  }
  for (const rest of [fresh, old]) rmSync(rest, { recursive: true, force: true });
}

/** Names, sizes and times of all files under the paths. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path.slice(project.length)} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
