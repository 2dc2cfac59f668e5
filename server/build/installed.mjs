import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OLDEST_NODE = [20, 19];

/** Installs the packages of the lock file when they are missing or older than it. Plain JavaScript: it runs before anything is installed. */
export function installed() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(`Bellwether needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Install a newer Node and try again.`);
  }
  const done = join(project, 'node_modules', '.package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(join(project, 'package-lock.json')).mtimeMs) return;
  process.stderr.write('Installing packages (once) …\n');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: project, stdio: ['ignore', 2, 2] });
  if (run.status !== 0) throw new Error('`npm ci` failed: see above. Check the network connection and try again.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    installed();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
