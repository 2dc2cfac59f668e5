import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Probe } from './probes.ts';
import { ran } from './ran.ts';
import type { Target } from './target.ts';

/** Those that attack over loopback alone; others call on servers of their makers. */
const MODULES = 'exec,file,sql,timesql,xss,permanentxss,crlf,redirect,csp,cookieflags,http_headers,methods,htaccess';
const HIGHEST = 3;

interface Report {
  vulnerabilities: Record<string, { method: string; path: string; info: string; level: number; parameter: string }[]>;
}

/** What wapiti finds, one line each; undefined when it is not installed. */
export async function wapiti(
  target: Target,
  probes: readonly Probe[],
  home: string,
  seconds: number,
): Promise<string[] | undefined> {
  const report = join(home, 'wapiti.json');
  const cookies = join(home, 'cookies.json');
  const [name, value] = target.cookie.split(/=(.*)/s);
  await writeFile(
    cookies,
    JSON.stringify({
      '127.0.0.1': { '/': { [name]: { value, version: 0, expires: null, secure: false, port: null } } },
    }),
  );
  const reads = probes
    .filter(({ method }) => method === 'GET')
    .flatMap(({ path }) => ['-s', `${target.address}${path}`]);
  const told = await ran('wapiti', argumentsOf(target, reads, { home, seconds, report, cookies }), { home, seconds });
  if (!told) return undefined;
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return [`wapiti wrote no report: ${told.output.slice(-600)}`];
  const { vulnerabilities } = JSON.parse(text) as Report;
  return Object.entries(vulnerabilities).flatMap(([kind, found]) =>
    found.map(
      ({ method, path, info, level, parameter }) =>
        `${level >= HIGHEST ? 'HIGH' : `level ${level}`} ${kind}: ${method} ${path} ${parameter} ${info}`,
    ),
  );
}

interface How {
  home: string;
  seconds: number;
  report: string;
  cookies: string;
}

function argumentsOf(target: Target, reads: readonly string[], { home, seconds, report, cookies }: How): string[] {
  return [
    '-u',
    `${target.address}/`,
    ...reads,
    '--scope',
    'domain',
    '-m',
    MODULES,
    '-c',
    cookies,
    '-l',
    '2',
    '-H',
    `Cookie: ${target.cookie}`,
    '--no-bugreport',
    '--flush-session',
    '-d',
    '2',
    '-t',
    '5',
    '--max-scan-time',
    String(seconds / 4),
    '--max-attack-time',
    String(seconds / 8),
    '--endpoint',
    target.address,
    '--store-session',
    home,
    '--store-config',
    home,
    '-f',
    'json',
    '-o',
    report,
  ];
}
