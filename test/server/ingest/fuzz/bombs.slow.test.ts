import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms, type Programs } from '../faults/programs.ts';
import { readTable } from '../reading/files.ts';
import { BOMBS } from './bombs.ts';
import { FuzzProcess } from './fuzzProcess.ts';

const MOST_MEGABYTES = 512;
const MOST_MILLISECONDS = 5_000;

let programs: Programs;
let folder: string;
let trial: FuzzProcess;
beforeAll(async () => {
  [programs, folder] = await Promise.all([buildPrograms(), mkdtemp(join(tmpdir(), 'bellwether-bombs-'))]);
  trial = new FuzzProcess(programs.file('fuzzChild'), join(folder, 'data'));
});
afterAll(async () => {
  await trial.end();
  await programs.remove();
  await rm(folder, { recursive: true });
});

describe('files made to break the import', () => {
  it.each(Object.keys(BOMBS))('%s is loaded or refused with what to do, in 5 s and 512 MB', async (name) => {
    const path = join(folder, name);
    await writeFile(path, BOMBS[name]());
    await trial.forgetPeak();
    const tried = await trial.try({ path, name });
    const megabytes = await trial.highestMegabytes();
    await rm(path);
    const cpu = 'cpuMilliseconds' in tried ? Math.round(tried.cpuMilliseconds) : Infinity;
    process.stdout.write(`${name}: ${tried.outcome}, ${cpu} ms of a processor, ${megabytes ?? '?'} MB\n`);
    expect(`${tried.outcome}: ${tried.why ?? ''}`).toMatch(/^(loaded|refused|unrecognised):/);
    expect('adds' in tried ? tried.adds : true).toBe(true);
    expect(cpu).toBeLessThan(MOST_MILLISECONDS);
    expect(megabytes ?? 0).toBeLessThanOrEqual(MOST_MEGABYTES);
  });
});

/** Names in several scripts: an encoding is tried with the first it can write. */
const NAMES = [
  '山田太郎',
  'José Ñandú Müller',
  'Łukasz Żółć',
  'Jānis Bērziņš',
  'Иван Пётр',
  'Γιώργος Ανδρέου',
  '김철수',
  'יוסי כהן',
  'محمد علي',
  'สมชาย',
  'Ayşe İğdır',
  'Bo Plain',
];
const listed = spawnSync('iconv', ['-l'], { encoding: 'utf8' });
const hasIconv = listed.status === 0;
const text = (name: string) => `employee_id,name,hire_date\nE1,${name},2020-01-13\nE2,${name},2020-01-14\n`;

/** The text in an encoding, when it can be written in it. */
function encoded(encoding: string): { name: string; bytes: Uint8Array } | undefined {
  for (const name of NAMES) {
    const run = spawnSync('iconv', ['-f', 'UTF-8', '-t', encoding], { input: text(name) });
    if (run.status === 0) return { name, bytes: run.stdout };
  }
  return undefined;
}

const isKnown = (label: string) => {
  try {
    return new TextDecoder(label) instanceof TextDecoder;
  } catch {
    return false;
  }
};

if (!hasIconv) process.stdout.write('encodings: skipped, 0 cases ran (no iconv)\n');

describe.skipIf(!hasIconv)('a roster in any of a hundred encodings', () => {
  it('is loaded or refused, and read letter by letter when its encoding is told and known', async () => {
    const labels = [...new Set(listed.stdout.split(/[\s,]+/).map((label) => label.replace(/\/+$/, '')))];
    const outcomes: Record<string, number> = {};
    const wrong: string[] = [];
    let tried = 0;
    let read = 0;
    const wanted = [
      ...labels.filter(isKnown),
      ...labels.filter((label) => !isKnown(label) && /^[A-Z0-9_-]+$/.test(label)),
    ];
    for (const label of wanted) {
      if (tried >= 150) break;
      const found = encoded(label);
      if (!found) continue;
      tried += 1;
      const path = join(folder, 'encoded.csv');
      await writeFile(path, found.bytes);
      const { outcome, why } = await trial.try({ path, name: 'encoded.csv' });
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (!['loaded', 'refused', 'unrecognised'].includes(outcome)) wrong.push(`${label}: ${outcome} ${why}`);
      if (!isKnown(label)) continue;
      read += 1;
      const { rows } = await readTable('encoded.csv', found.bytes, { encoding: label });
      if (rows[1]?.cells[1] !== found.name) wrong.push(`${label}: ${found.name} was read as ${rows[1]?.cells[1]}`);
    }
    process.stdout.write(
      `${tried} encodings: ${JSON.stringify(outcomes)}; ${read} of them told, ${wrong.length} wrong\n`,
    );
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(100);
  }, 600_000);
});
