// Asks the package registry for known holes in what the server runs with. Not every registry answers that, and none does
// without a network: then it says so, and nothing fails.
import { spawnSync } from 'node:child_process';

const SEVERE = ['high', 'critical'];
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const told = parsed(stdout);
if (!told?.vulnerabilities) {
  const why = told?.message ?? told?.error?.summary ?? 'no answer';
  process.stdout.write(
    `Not checked: the package registry did not answer npm audit (${why}). Run it again with a network.\n`,
  );
} else {
  const severe = Object.values(told.vulnerabilities).filter(({ severity }) => SEVERE.includes(severity));
  for (const { name, severity, range } of severe) process.stdout.write(`${severity}: ${name} ${range}\n`);
  process.stdout.write(`${severe.length} packages the server runs with have known holes that are high or worse.\n`);
  process.exitCode = severe.length > 0 ? 1 : 0;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
