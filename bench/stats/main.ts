import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { benchLines } from '../lines.ts';
import { costInR, ownCost, R_SECONDS, versionOfR } from './fitCosts.ts';
import { type BenchFit, FITS, MEMORY_LIMIT } from './fits.ts';
import type { Cost } from './measured.ts';
import { writeAnswers } from './writeAnswers.ts';
import { writeSpells } from './writeSpells.ts';

/**
 * `npm run bench:stats -- [--sizes 1k,10k]`: CPU seconds and memory of each fit beside R's, on the same simulated data, one at a
 * time, each in a process of its own. Every ratio is of figures from this run. Bars are for 100,000 employees: with fewer, R is spared
 * what grows in it with the square of the number of managers.
 */
const JUDGED_FROM = 100_000;
const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1k,10k,100k' } } });
const NO_R = 'no R with survival, lme4 and MASS';
const lines = benchLines();
const version = versionOfR();
const megabytes = (cost: Cost) =>
  cost.megabytes === undefined ? 'memory not told' : `${cost.megabytes.toFixed(1)} MB`;
const seconds = (cost: Cost) => `${cost.seconds.toPrecision(3)} s`;

function rowsOf(folder: string, { data }: BenchFit): string {
  const bytes = statSync(join(folder, data === 'spells' ? 'exit' : 'answers.answer')).size;
  return `${(bytes / 8).toLocaleString('en')} rows`;
}

/** The largest difference of two fits' numbers, relative to the number (or to 1 % of the largest, for numbers near 0). */
function difference(own: number[], other: number[]): number {
  if (own.length !== other.length) throw new Error('The two fits do not come to the same numbers.');
  const least = Math.max(...other.map(Math.abs)) / 100;
  return Math.max(...own.map((value, i) => Math.abs(value - other[i]) / Math.max(least, Math.abs(other[i]))));
}

interface Compared {
  own: number | undefined;
  other: number | undefined;
  limit: number;
}

/** A line with the share that a figure has of R's, held to its limit with enough employees. */
function addLine(what: string, figures: string[], { own, other, limit }: Compared, employees: number): void {
  const engine = `Node ${process.versions.node}`;
  if (own === undefined || other === undefined) return lines.add(engine, what, figures);
  const share = own / other;
  const shown = [...figures, `ratio ${share.toPrecision(2)}`];
  if (employees < JUDGED_FROM) return lines.add(engine, what, shown);
  lines.add(engine, what, shown, { value: share, limit, side: 'at most', unit: "× R's" });
}

function compare(employees: number, folder: string, fit: BenchFit): void {
  const own = ownCost(fit.name, folder);
  const other = version === undefined ? undefined : costInR(fit.name, folder);
  const what = `${employees.toLocaleString('en')} employees: ${fit.what}`;
  const figures = [rowsOf(folder, fit), seconds(own)];
  const memory = [megabytes(own)];
  if (other === undefined) {
    addLine(what, [...figures, NO_R], { own: own.seconds, other, limit: fit.limit }, employees);
    addLine(`${what}, memory`, [...memory, NO_R], { own: own.megabytes, other, limit: MEMORY_LIMIT }, employees);
  } else if (other === 'too long') {
    const over = `R over ${R_SECONDS} s`;
    addLine(what, [...figures, over], { own: own.seconds, other: R_SECONDS, limit: fit.limit }, employees);
    addLine(
      `${what}, memory`,
      [...memory, over],
      { own: own.megabytes, other: undefined, limit: MEMORY_LIMIT },
      employees,
    );
  } else {
    const agreement = `estimates within ${difference(own.estimates, other.estimates).toExponential(0)}`;
    const inR = [`R ${seconds(other)}`, agreement];
    addLine(what, [...figures, ...inR], { own: own.seconds, other: other.seconds, limit: fit.limit }, employees);
    const compared = { own: own.megabytes, other: other.megabytes, limit: MEMORY_LIMIT };
    addLine(`${what}, memory`, [...memory, `R ${megabytes(other)}`], compared, employees);
  }
}

if (version !== undefined) console.error(`beside R ${version}`);
for (const size of values.sizes.split(',')) {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-stats-'));
  try {
    const random = seededRandom(20_260_701);
    const employees = 1000 * Number(size.replace(/k$/, ''));
    writeSpells(folder, employees, random);
    writeAnswers(folder, employees, random);
    for (const fit of FITS) compare(employees, folder, fit);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
console.log(lines.print());
