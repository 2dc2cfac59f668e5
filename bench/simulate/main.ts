import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { table } from '#server/commands/table.ts';
import { simulationCells, type SimulationRow } from '#shared/metrics/simulationSection.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { judge } from './estimators.ts';
import { plantOrganisation } from './plantedOrganisation.ts';
import { Score } from './score.ts';
import { SIZES, type World, WORLDS } from './worlds.ts';

/**
 * `npm run simulate [-- --seed 1]`: what each way of judging managers makes of organisations whose managers' effects are known.
 * With the default seed the table is also written to results.json, which the page of metrics shows.
 */
const DEFAULT_SEED = 20_260_101;
const { values } = parseArgs({ options: { seed: { type: 'string', default: String(DEFAULT_SEED) } } });
const seed = Number(values.seed);

function simulated(world: World, employees: number, replicates: number, firstSeed: number): SimulationRow[] {
  const scores = new Map<string, Score>();
  for (let r = 0; r < replicates; r++) {
    const organisation = plantOrganisation(seededRandom(firstSeed + r), employees, world);
    for (const [estimator, judgements] of Object.entries(judge(organisation))) {
      const score = scores.get(estimator) ?? new Score();
      scores.set(estimator, score.add(judgements, organisation));
    }
  }
  return [...scores].map(([estimator, score]) => ({
    world: world.name,
    employees,
    replicates,
    estimator,
    ...score.summary(),
  }));
}

const rows: SimulationRow[] = [];
let used = 0;
for (const world of WORLDS)
  for (const { employees, replicates } of SIZES) {
    rows.push(...simulated(world, employees, replicates, seed + used));
    used += replicates;
  }
console.log(`seed ${seed}`);
console.log(
  table(
    ['world', 'employees', 'judged by', 'flags', 'rank correlation', 'slope', 'false flags', 'power', 'coverage'],
    rows.map(simulationCells),
  ),
);
if (seed === DEFAULT_SEED) {
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify({ seed, rows }, undefined, 2)}\n`);
}
