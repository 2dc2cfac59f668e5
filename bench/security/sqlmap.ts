import type { Probe } from './probes.ts';
import { ran } from './ran.ts';
import type { Target } from './target.ts';

const FOUND = /identified the following injection point|appears to be injectable|is vulnerable/;

/** What sqlmap says of each request: found something, found nothing, or did not come to an end; undefined when it is not installed. */
export async function sqlmap(
  target: Target,
  probes: readonly Probe[],
  home: string,
  seconds: number,
): Promise<string[] | undefined> {
  const findings: string[] = [];
  for (const { route, method, path, body } of probes) {
    // Of an address without a query the last part is tried.
    const url = path.includes('?') || body !== undefined ? path : `${path}*`;
    const args = [
      '-u',
      `${target.address}${url}`,
      '--method',
      method,
      '--batch',
      '--level',
      '1',
      '--risk',
      '1',
      '--timeout',
      '5',
      '--retries',
      '0',
      '--flush-session',
      '--disable-coloring',
      '--output-dir',
      `${home}/sqlmap`,
      '--dbms',
      'PostgreSQL',
      '--technique',
      'BEUS',
      '--headers',
      `Cookie: ${target.cookie}\\nContent-Type: application/json`,
      '--ignore-code',
      '*',
      ...(body === undefined ? [] : ['--data', body]),
    ];
    const told = await ran('sqlmap', args, { home, seconds });
    if (!told) return undefined;
    const asked = /HTTP error codes[^\n]*\n([^\n]*)/.exec(told.output)?.[1] ?? '';
    if (FOUND.test(told.output))
      findings.push(`HIGH ${route}: ${told.output.slice(told.output.search(FOUND)).slice(0, 600)}`);
    process.stdout.write(
      `  sqlmap ${route}: ${FOUND.test(told.output) ? 'FOUND' : 'nothing'}${told.stopped ? ', stopped in time' : ''} ${asked}\n`,
    );
  }
  return findings;
}
