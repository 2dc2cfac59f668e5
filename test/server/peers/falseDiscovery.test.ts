import { expect, it } from 'vitest';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { rareSpikes, simulate, smooth } from './simulatedRatios.ts';

it.each([
  ['smoothly spread', smooth],
  ['rarely spiked', rareSpikes],
] as const)(
  'at most one in ten of the named among 200 managers is named wrongly when true ratios are %s',
  (_, spread) => {
    const seen = simulate(seededRandom(7), 10, 200, spread);
    expect(seen.power).toBeGreaterThan(0.3);
    expect(seen.falseDiscovery).toBeLessThanOrEqual(0.1);
  },
);
