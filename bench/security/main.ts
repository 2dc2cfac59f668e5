import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probes } from './probes.ts';
import { sqlmap } from './sqlmap.ts';
import { startTarget } from './target.ts';
import { wapiti } from './wapiti.ts';

/** How long each may take: sqlmap for one route, wapiti for all. */
const SQLMAP_SECONDS = Number(process.env['SQLMAP_SECONDS'] ?? '20');
const WAPITI_SECONDS = Number(process.env['WAPITI_SECONDS'] ?? '240');

const home = await mkdtemp(join(tmpdir(), 'bellwether-scanners-'));
const target = await startTarget();
const asked = probes();
process.stdout.write(`${asked.length} routes at ${target.address}\n`);
const found = {
  wapiti: await wapiti(target, asked, home, WAPITI_SECONDS),
  sqlmap: await sqlmap(target, asked, home, SQLMAP_SECONDS),
};
for (const [scanner, findings] of Object.entries(found)) {
  if (findings === undefined) process.stdout.write(`${scanner} is not installed: nothing was tried with it\n`);
  else
    process.stdout.write(
      `${scanner}: ${findings.length} findings\n${findings.map((finding) => `  ${finding}\n`).join('')}`,
    );
}
process.stdout.write(`answers by status: ${JSON.stringify(target.answered)}\n`);
process.stdout.write(`faults the server told of: ${target.faults.length}\n`);
await target.close();
await rm(home, { recursive: true });
const isHigh = Object.values(found).some((findings) => findings?.some((finding) => finding.startsWith('HIGH')));
process.exitCode = isHigh || target.faults.length > 0 ? 1 : 0;
