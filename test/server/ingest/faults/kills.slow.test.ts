import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RandomSource, seededRandom } from '#shared/stats/seededRandom.ts';
import { FIRST, SECOND } from '../firstAndSecond.ts';
import { crashChain } from './crashChain.ts';
import { actOnce, measure } from './faultProcess.ts';
import { countOf, ENGINES, freshPlace, type FreshPlace, seedOf, writeFiles } from './places.ts';
import { reportsOf } from './reportsOf.ts';
import { buildPrograms, type Programs } from './programs.ts';

/** Half of them on a first import into empty tables, half on one that changes rows. */
const KILLS = countOf('FAULTS', 12);
/** Of so many kills each, with other files. */
const ROUND = 25;
/** A start that took longer on a processor of its own would take more than 5 s anywhere. */
const START_MILLISECONDS = 5_000;

let programs: Programs;
beforeAll(async () => {
  programs = await buildPrograms();
});
afterAll(() => programs.remove());

/** People, and three files more: a whole import is then short, and rounds differ. */
function someOf(texts: Readonly<Record<string, string>>, draw: RandomSource): Record<string, string> {
  const others = Object.keys(texts).filter((name) => name !== 'roster.csv');
  const chosen = new Set(['roster.csv']);
  while (chosen.size < 4) chosen.add(others[Math.floor(draw() * others.length)]);
  return Object.fromEntries([...chosen].map((name) => [name, texts[name]]));
}

describe.each(ENGINES)('an import and its undo, killed with -9 at any moment, on %s', (engine) => {
  let fresh: FreshPlace;
  let place: Pick<FreshPlace, 'where'> & { programs: Programs };
  const filesOf = (texts: Record<string, string>) => writeFiles(join(fresh.where.dataFolder, 'files'), texts);
  beforeAll(async () => {
    fresh = await freshPlace(engine);
    place = { programs, where: fresh.where };
  });
  afterAll(() => fresh.remove());

  const killed = async (texts: Readonly<Record<string, string>>, firstSeed: number) => {
    const outcomes = { wrong: [] as string[], slowestStartCpu: 0 };
    let left = Math.ceil(KILLS / 4);
    for (let seed = firstSeed; left > 0; left -= ROUND, seed += 10) {
      const kills = Math.min(left, ROUND);
      const draw = seededRandom(seed);
      const chosen = someOf(texts, draw);
      const at = { ...place, files: await filesOf(chosen) };
      const measured = await measure(at);
      const { wrong, ...told } = await crashChain(at, measured, kills, draw);
      process.stdout.write(
        `${kills} kills -9 on ${engine} (seed ${seed}, ${Object.keys(chosen).join(' ')}, ${measured.operations} operations): ${wrong.length} wrong, ${JSON.stringify(told)}\n`,
      );
      outcomes.wrong.push(...wrong);
      outcomes.slowestStartCpu = Math.max(outcomes.slowestStartCpu, told.slowestStartCpu);
    }
    return outcomes;
  };

  it('of empty tables leaves them empty or whole', async () => {
    const { wrong, slowestStartCpu } = await killed(FIRST, seedOf());
    expect(wrong).toEqual([]);
    expect(slowestStartCpu).toBeLessThan(START_MILLISECONDS);
  }, 7_200_000);

  it('of filled tables leaves each as before or as after, and reports say what they say of tables nobody was killed at', async () => {
    await actOnce({ ...place, files: await filesOf(FIRST) }, undefined);
    const { wrong, slowestStartCpu } = await killed(SECOND, seedOf() + 1);
    expect(wrong).toEqual([]);
    expect(slowestStartCpu).toBeLessThan(START_MILLISECONDS);
    await actOnce({ ...place, files: await filesOf(FIRST) }, undefined);
    const untouched = await freshPlace(engine);
    await actOnce({ ...place, where: untouched.where, files: await filesOf(FIRST) }, undefined);
    const expected = await reportsOf({ programs, where: untouched.where });
    await untouched.remove();
    expect(expected['turnover']).toContain('{');
    expect(await reportsOf(place)).toEqual(expected);
  }, 7_200_000);
});
