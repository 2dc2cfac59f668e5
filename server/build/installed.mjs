import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OLDEST_NODE = [20, 19];
const STAMP = join(project, 'node_modules', '.bellwether-lock');

/** Which lock file the packages were installed from, and which patches they got; npm's `postinstall` writes it, whoever runs npm. */
function lockFingerprint() {
  const patches = join(project, 'patches');
  const files = [
    join(project, 'package-lock.json'),
    ...readdirSync(patches)
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((name) => join(patches, name)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

export function stampInstalled() {
  writeFileSync(STAMP, lockFingerprint());
}

/** Installs the packages of the lock file when they are missing or older than it. Plain JavaScript: it runs before anything is installed. */
export function installed() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(
      `Bellwether needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
    );
  }
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockFingerprint()) return;
  process.stderr.write('Installing packages (once) …\n');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: project,
    stdio: ['ignore', 2, 2],
  });
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
