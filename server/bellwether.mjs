#!/usr/bin/env node
// The command: installs what is missing, builds what is stale, then runs what was asked. Plain JavaScript, because it
// runs in a fresh clone before there is anything that could read TypeScript.
import { built } from './build/built.mjs';
import { installed, project } from './build/installed.mjs';

try {
  installed();
  built(process.argv[2] === 'start' ? ['server', 'web'] : ['server']);
  const { main } = await import('../dist/server/main.js');
  process.exitCode = await main(process.argv.slice(2), process.env, project);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
