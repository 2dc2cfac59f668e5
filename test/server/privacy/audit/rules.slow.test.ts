import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeSample } from '#drizzle/sample/writeSample.ts';
import { reconstructions } from '#server/privacy/audit/reconstructions.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { type Groups, groupsOf } from './candidates.ts';
import { published, type Published, unaudited } from './published.ts';
import { huebnerRespondents, sampleWaves } from './respondents.ts';

const folder = mkdtempSync(join(tmpdir(), 'bellwether-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const RULES: Record<string, (groups: Groups) => Published> = {
  'minimum 5': (groups) => unaudited(groups, 5, false),
  'minimum 5, remainder rule': (groups) => unaudited(groups, 5, true),
  'minimum 10': (groups) => unaudited(groups, 10, false),
  'minimum 10, remainder rule': (groups) => unaudited(groups, 10, true),
  'chosen cells': (groups) => published(groups),
};

interface Line {
  shown: number;
  candidates: number;
  /** Cells under five people that can be worked out. */
  recovered: number;
  /** People in groups under five that can be worked out, single people among them. */
  exposed: number;
}

function measured(groups: Groups, rule: (groups: Groups) => Published): Line {
  const release = rule(groups);
  const { found } = reconstructions(release, 5, seededRandom(1));
  const exposed = found.filter(({ kind }) => kind === 'person' || kind === 'small group');
  return {
    shown: release.shown.length - 1,
    candidates: published(groups).candidates,
    recovered: found.filter(({ kind, people }) => kind === 'hidden cell' && people < 5).length,
    exposed: new Set(exposed.flatMap(({ classes }) => classes.flatMap(({ parts }) => parts))).size,
  };
}

function compared(name: string, groups: Groups): void {
  const lines = Object.entries(RULES).map(([rule, apply]): [string, Line] => [rule, measured(groups, apply)]);
  for (const [rule, { shown, candidates, recovered, exposed }] of lines)
    process.stdout.write(
      `| ${name} | ${rule} | ${shown} of ${candidates} (${Math.round((100 * shown) / candidates)} %) | ${recovered} | ${exposed} |\n`,
    );
  const [, chosen] = lines.at(-1)!;
  expect({ recovered: chosen.recovered, exposed: chosen.exposed }).toEqual({ recovered: 0, exposed: 0 });
  expect(chosen.shown / chosen.candidates).toBeGreaterThan(0.66);
}

describe('the chosen cells beside simpler rules', () => {
  it.each(['small', '1k', '10k'] as const)(
    'expose nobody of the %s sample organisation and show 66 %%',
    async (size) => {
      await writeSample(join(folder, size), { size, seed: 1 });
      const [[wave, people]] = sampleWaves(join(folder, size));
      compared(`sample ${size}, seed 1, wave ${wave}, ${people.length} respondents`, groupsOf(people));
    },
  );

  const file = join(import.meta.dirname, '../../../../../shared/data/huebner/HRDataset_v14.csv');
  it.skipIf(!existsSync(file))('expose nobody of a real roster of 311 people and show 66 %', () => {
    const people = huebnerRespondents(file);
    compared(`311 people of a real roster`, groupsOf(people));
  });
});
