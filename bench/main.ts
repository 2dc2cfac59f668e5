import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SampleSize } from '#drizzle/sample/sampleOrganisation.ts';
import { writeSample } from '#drizzle/sample/writeSample.ts';
import { inlineImports } from '#server/ingest/index.ts';
import { importFolder } from '#server/commands/importFolder.ts';
import { copyRate, writeMeetings, writePeople } from './copyRate.ts';
import { type BenchEngine, withEngines } from './engines.ts';
import { benchLines } from './lines.ts';
import { memoryMegabytes, seconds } from './figures.ts';
import { viewTimes } from './viewTimes.ts';

/** `npm run bench -- [--sizes 1k,10k] [--rows 1000000]`: one table; every ratio is of figures from this run. */
const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '1k,10k,100k' }, rows: { type: 'string', default: '1000000' } },
});
const NOW = new Date('2026-07-15T00:00:00Z');
const lines = benchLines();
const ms = (value: number) => `${value.toFixed(1)} ms`;
const whole = (value: number) => Math.round(value).toLocaleString('en');

async function organisation(engine: BenchEngine, size: SampleSize, folder: string): Promise<void> {
  const { db, url, close } = await engine.open();
  let read = 0;
  const taken = await seconds(async () => {
    const receipt = await importFolder(inlineImports(db), folder, {
      respondentKey: new Uint8Array(32),
      actor: 'bench',
      now: NOW,
    });
    read = receipt.files.reduce((sum, file) => sum + file.rows, 0);
  });
  lines.add(engine.name, `${size}: import of ${whole(read)} rows`, [
    `${whole(read / taken)} rows/s`,
    `${taken.toFixed(1)} s`,
    `${memoryMegabytes()} MB`,
  ]);
  const { refresh, firstAnswer, views, perSecond } = await viewTimes(db, url, randomBytes);
  lines.add(
    engine.name,
    `${size}: refresh and the first overview`,
    [`${refresh.toFixed(2)} s`, `${firstAnswer.toFixed(2)} s`],
    { value: refresh + firstAnswer, limit: 8, side: 'at most', unit: 's' },
  );
  for (const { view, p50, p99, limit } of views)
    lines.add(engine.name, `${size}: ${view}`, [`p50 ${ms(p50)}`, `p99 ${ms(p99)}`], {
      value: p99,
      limit,
      side: 'at most',
      unit: 'ms p99',
    });
  lines.add(engine.name, `${size}: /overview, eight at a time`, [`${whole(perSecond)} requests/s`], {
    value: perSecond,
    limit: 1000,
    side: 'at least',
    unit: 'requests/s',
  });
  await close();
}

const count = Number(values.rows);
const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
try {
  await withEngines(async (engines) => {
    const [people, meetings] = [join(folder, 'people.csv'), join(folder, 'meetings.csv')];
    await writePeople(people);
    await writeMeetings(meetings, count);
    for (const engine of engines) {
      const { url, close } = await engine.open();
      const { first, again, copy } = await copyRate(url, join(folder, engine.name), people, meetings);
      for (const [what, taken, limit] of [
        [`first load of ${whole(count)} meetings`, first, 1],
        ['the same file again', again, 0.8],
      ] as const) {
        const figures = [`${whole(count / taken.seconds)} rows/s`, `${taken.seconds.toFixed(1)} s`];
        lines.add(engine.name, `${what}: memory`, [], {
          value: taken.megabytes,
          limit: 400,
          side: 'at most',
          unit: `MB (${whole(taken.megabytes)})`,
        });
        if (copy === undefined) lines.add(engine.name, what, figures);
        else {
          const against = `\\copy with key ${copy.toFixed(1)} s`;
          lines.add(engine.name, what, [...figures, against], {
            value: copy / taken.seconds,
            limit,
            side: 'at least',
            unit: `× (${(copy / taken.seconds).toFixed(2)})`,
          });
        }
      }
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
console.log(lines.print());
