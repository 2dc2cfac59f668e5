// Runs one PostgreSQL for the process that holds our standard input, and ends it with that process, however it ends.
// Plain JavaScript: it starts at once, and before anything is built.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const { program, args, account, folder } = JSON.parse(process.argv[2]);
const server = spawn(program, args, { ...account, cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
let removesData = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
let said = '';
process.stdin.on('data', (text) => {
  said += text;
});
process.stdin.on('end', () => {
  removesData = said === '';
  server.kill('SIGQUIT');
});
server.on('exit', (code) => {
  if (removesData) rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});
