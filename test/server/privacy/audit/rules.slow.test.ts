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

/** Prints a line a rule; gives back that of the chosen cells. */
function compared(name: string, groups: Groups): Line {
  const lines = Object.entries(RULES).map(([rule, apply]): [string, Line] => [rule, measured(groups, apply)]);
  for (const [rule, { shown, candidates, recovered, exposed }] of lines)
    process.stdout.write(
      `| ${name} | ${rule} | ${shown} of ${candidates} (${Math.round((100 * shown) / candidates)} %) | ${recovered} | ${exposed} |\n`,
    );
  return lines.at(-1)![1];
}

describe('the chosen cells beside simpler rules', () => {
  it.each(['small', '1k', '10k'] as const)(
    'expose nobody of the sample organisation %s and show two thirds',
    async (size) => {
      await writeSample(join(folder, size), { size, seed: 1 });
      const [[wave, people]] = sampleWaves(join(folder, size));
      const line = compared(`sample ${size}, seed 1, wave ${wave}, ${people.length} respondents`, groupsOf(people));
      expect(line).toMatchObject({ recovered: 0, exposed: 0 });
      expect(line.shown / line.candidates).toBeGreaterThan(0.66);
    },
  );

  const file = join(import.meta.dirname, '../../../../../shared/data/huebner/HRDataset_v14.csv');
  if (!existsSync(file)) process.stdout.write('a real roster: skipped, 0 cases ran\n');
  it.skipIf(!existsSync(file))('expose nobody of a real roster and show two thirds', () => {
    const people = huebnerRespondents(file);
    const line = compared(`a real roster of ${people.length} people`, groupsOf(people));
    expect(line).toMatchObject({ recovered: 0, exposed: 0 });
    expect(line.shown / line.candidates).toBeGreaterThan(0.66);
  });
});
