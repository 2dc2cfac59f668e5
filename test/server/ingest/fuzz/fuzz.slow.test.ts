import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { countOf, seedOf } from '../faults/places.ts';
import { buildPrograms, type Programs } from '../faults/programs.ts';
import { FuzzProcess } from './fuzzProcess.ts';
import { hasZzuf, inputOf } from './inputs.ts';

const INPUTS = countOf('FUZZ', 200);
const MOST_MEGABYTES = 512;
const MOST_MILLISECONDS = 5_000;

let programs: Programs;
let folder: string;
beforeAll(async () => {
  [programs, folder] = await Promise.all([buildPrograms(), mkdtemp(join(tmpdir(), 'bellwether-fuzz-'))]);
});
afterAll(async () => {
  await programs.remove();
  await rm(folder, { recursive: true });
});

it(`${INPUTS} mutated files are loaded or refused: none crashes, hangs or loses a row`, async () => {
  const trial = new FuzzProcess(programs.file('fuzzChild'), join(folder, 'data'));
  const kept = process.env.FUZZ_KEEP ?? join(folder, 'kept');
  await mkdir(kept, { recursive: true });
  const outcomes: Record<string, number> = {};
  const wrong: string[] = [];
  let slowest = 0;
  let megabytes: number | undefined;
  for (let i = 0; i < INPUTS; i += 1) {
    const input = inputOf(seededRandom(seedOf() * 1_000_000 + i), hasZzuf);
    const path = join(folder, input.name);
    await writeFile(path, input.bytes);
    const tried = await trial.try({ path, name: input.name, as: input.as });
    outcomes[tried.outcome] = (outcomes[tried.outcome] ?? 0) + 1;
    if ('cpuMilliseconds' in tried) slowest = Math.max(slowest, tried.cpuMilliseconds);
    const why = whatIsWrong(tried, input.rows);
    if (why !== undefined) {
      wrong.push(`input ${i} (${input.how}): ${why}`);
      await writeFile(join(kept, `${i}-${input.name}`), input.bytes);
    }
    if (i % 100 === 0 || i === INPUTS - 1) megabytes = await trial.highestMegabytes();
    if (i % 500 === 499) process.stdout.write(`${i + 1} of ${INPUTS} tried, ${wrong.length} wrong, ${megabytes} MB\n`);
  }
  await trial.end();
  process.stdout.write(
    `${INPUTS} mutated files (seed ${seedOf()}, ${hasZzuf ? 'with' : 'without'} zzuf): ${JSON.stringify(outcomes)}, ` +
      `${wrong.length} wrong, at most ${Math.round(slowest)} ms of a processor and ${megabytes ?? '?'} MB\n`,
  );
  expect(wrong.slice(0, 30)).toEqual([]);
  expect(megabytes ?? 0).toBeLessThanOrEqual(MOST_MEGABYTES);
}, 10_800_000);

function whatIsWrong(tried: Awaited<ReturnType<FuzzProcess['try']>>, rows: number | undefined): string | undefined {
  if (!('cpuMilliseconds' in tried) || tried.outcome === 'failed') return `${tried.outcome}: ${tried.why}`;
  if (tried.cpuMilliseconds > MOST_MILLISECONDS) return `took ${Math.round(tried.cpuMilliseconds)} ms of a processor`;
  if (tried.outcome !== 'loaded') return undefined;
  if (tried.adds !== true) return 'its rows do not add up';
  if (rows !== undefined && tried.rows !== rows) return `${tried.rows} rows were counted, ${rows} are in it`;
  return undefined;
}
