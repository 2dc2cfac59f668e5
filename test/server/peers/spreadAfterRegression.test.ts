import { expect, it } from 'vitest';
import { compareExits } from '#server/peers/compareExits.ts';
import { dayFromIso } from '#shared/calendar/day.ts';
import { fitGammaPoisson } from '#shared/stats/gammaPoissonShrinkage.ts';
import { drawGamma } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { snapshotOf } from '#test/factories/snapshot.ts';
import type { SpellRow } from '#test/factories/snapshotRows.ts';

/** Thirty places with three managers each, twenty people a manager; true ratios are gamma distributed with a variance of a sixth. */
function organisation(seed: number): SpellRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: 90 }, (_, m) => ({ manager: `M${m}`, ratio: drawGamma(random, 6, 6) })).flatMap(
    ({ manager, ratio }, m) =>
      Array.from({ length: 20 }, (_, i): SpellRow => {
        const place = { employee: `${manager} ${i}`, manager, location: `Place ${Math.floor(m / 3)}` };
        return random() < 0.3 * ratio
          ? { ...place, from: '2020-01-01', to: '2020-03-31', exit: 'voluntary' }
          : { ...place, from: '2020-01-01', to: '2020-04-01' };
      }),
  );
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

it('what allowing for places took of the managers’ differences is put back', () => {
  const period = {
    by: 'manager',
    from: dayFromIso('2020-01-01')!,
    to: dayFromIso('2020-04-01')!,
    exits: 'all',
  } as const;
  const spreads = Array.from({ length: 8 }, (_, seed) => {
    const { observed, expected, prior, allowedFor } = compareExits(snapshotOf({ spells: organisation(seed) }), period);
    expect(allowedFor).toEqual(['location']);
    return { ours: 1 / prior!.shape, narrow: 1 / fitGammaPoisson(observed, expected)!.shape };
  });
  for (const { ours, narrow } of spreads) expect(ours).toBeGreaterThanOrEqual(narrow);
  // Chance is a binomial's here, smaller than a Poisson's, so that less than a sixth is left to see.
  expect(mean(spreads.map(({ ours }) => ours))).toBeGreaterThan(1.5 * mean(spreads.map(({ narrow }) => narrow)));
});
