import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SampleSize } from '#drizzle/sample/sampleOrganisation.ts';
import { writeSample } from '#drizzle/sample/writeSample.ts';
import { importFolder } from '#server/commands/importFolder.ts';
import { table } from '#server/commands/table.ts';
import { copyRate, writeMeetings, writePeople } from './copyRate.ts';
import { type BenchEngine, withEngines } from './engines.ts';
import { memoryMegabytes, seconds } from './figures.ts';
import { viewTimes } from './viewTimes.ts';

/** `npm run bench -- [--sizes 1k,10k] [--rows 1000000]`: one table; every ratio is of figures from this run. */
const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '1k,10k,100k' }, rows: { type: 'string', default: '1000000' } },
});
const NOW = new Date('2026-07-15T00:00:00Z');
const rows: (string | number | undefined)[][] = [];
const line = (engine: string, what: string, figure: string, against: string | undefined, bar: string) => {
  rows.push([engine, what, figure, against, bar]);
  console.error(`${engine}: ${what}: ${figure} ${against ?? ''}`);
};

async function organisation(engine: BenchEngine, size: SampleSize, folder: string): Promise<void> {
  const { db, url, close } = await engine.open();
  let read = 0;
  const taken = await seconds(async () => {
    const receipt = await importFolder(db, folder, { respondentKey: new Uint8Array(32), actor: 'bench', now: NOW });
    read = receipt.files.reduce((sum, file) => sum + file.rows, 0);
  });
  line(
    engine.name,
    `${size}: import of ${read.toLocaleString('en')} rows`,
    `${Math.round(read / taken).toLocaleString('en')} rows/s`,
    `${taken.toFixed(1)} s, ${memoryMegabytes()} MB`,
    '',
  );
  const { refresh, firstAnswer, views } = await viewTimes(db, url, randomBytes);
  line(
    engine.name,
    `${size}: refresh`,
    `${refresh.toFixed(2)} s`,
    `first overview ${firstAnswer.toFixed(2)} s`,
    size === '100k' ? 'both ≤ 8 s' : '',
  );
  for (const view of views)
    line(
      engine.name,
      `${size}: ${view.view}`,
      `p50 ${view.p50.toFixed(1)} ms`,
      `p99 ${view.p99.toFixed(1)} ms`,
      view.view.includes('never') ? 'p99 ≤ 50 ms' : 'p99 ≤ 10 ms',
    );
  await close();
}

const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
try {
  await withEngines(async (engines) => {
    const [people, meetings] = [join(folder, 'people.csv'), join(folder, 'meetings.csv')];
    await writePeople(people);
    await writeMeetings(meetings, Number(values.rows));
    for (const engine of engines) {
      const { db, url, close } = await engine.open();
      const { first, again, copy } = await copyRate(db, url, people, meetings);
      const ratio = (taken: number) =>
        copy === undefined ? undefined : `${(copy / taken).toFixed(2)} × \\copy with key (${copy.toFixed(1)} s)`;
      line(
        engine.name,
        `first load of ${values.rows} meetings`,
        `${Math.round(Number(values.rows) / first).toLocaleString('en')} rows/s`,
        ratio(first),
        '≥ 1.0 ×',
      );
      line(
        engine.name,
        'the same file again',
        `${Math.round(Number(values.rows) / again).toLocaleString('en')} rows/s`,
        ratio(again),
        '≥ 0.8 ×',
      );
      await close();
    }
    for (const size of values.sizes.split(',') as SampleSize[]) {
      const sample = join(folder, size);
      await writeSample(sample, { size, seed: 1 });
      for (const engine of engines) await organisation(engine, size, sample);
      await rm(sample, { recursive: true });
    }
  });
} finally {
  await rm(folder, { recursive: true });
}
console.log(table(['engine', 'what', 'figure', 'against', 'bar'], rows));
