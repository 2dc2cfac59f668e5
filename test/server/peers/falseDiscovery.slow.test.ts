import { describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { alike, rareSpikes, simulate, smooth, spiked } from './simulatedRatios.ts';

describe.each([
  ['smoothly spread', smooth],
  ['spiked', spiked],
  ['rarely spiked', rareSpikes],
  ['equal', alike],
] as const)('with %s true ratios', (_, spread) => {
  it.each([20, 200, 1000])('at most one in ten of the named among %i managers is named wrongly', (managers) => {
    const seen = simulate(seededRandom(20_260_101), Math.ceil(20_000 / managers), managers, spread);
    expect(seen.falseDiscovery).toBeLessThanOrEqual(0.1);
  });
});

describe('with smoothly spread true ratios', () => {
  it('twice as many of the far ones among 1,000 managers are named as by adjusted p-values', () => {
    const seen = simulate(seededRandom(20_260_102), 40, 1000, smooth);
    expect(seen.power).toBeGreaterThanOrEqual(2 * seen.powerOfAdjusted);
  });
});
