import { array, assert, constantFrom, integer, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concordance, type ScoredTimes } from '#shared/stats/concordance.ts';

interface Row {
  entry: number;
  stay: number;
  event: 0 | 1;
  score: number;
  stratum: number;
  weight: number;
}

const rows = array(
  record({
    entry: integer({ min: 0, max: 5 }),
    stay: integer({ min: 1, max: 8 }),
    event: constantFrom(0, 1),
    score: integer({ min: 0, max: 4 }),
    stratum: integer({ min: 1, max: 2 }),
    weight: integer({ min: 1, max: 3 }),
  }),
  { maxLength: 40 },
) as Arbitrary<Row[]>;

const input = (list: Row[]): ScoredTimes => ({
  entry: Float64Array.from(list, ({ entry }) => entry),
  exit: Float64Array.from(list, ({ entry, stay }) => entry + stay),
  event: Uint8Array.from(list, ({ event }) => event),
  score: Float64Array.from(list, ({ score }) => score),
  strata: list.map(({ stratum }) => stratum),
  weights: list.map(({ weight }) => weight),
});

/** Every pair looked at, one after the other. */
function pairByPair(list: Row[]): { concordant: number; discordant: number; tied: number } {
  const counts = { concordant: 0, discordant: 0, tied: 0 };
  for (const a of list)
    for (const b of list) {
      const [time, end] = [a.entry + a.stay, b.entry + b.stay];
      const goesOn = end > time || (end === time && b.event === 0);
      if (a.event === 0 || a.stratum !== b.stratum || b.entry >= time || !goesOn) continue;
      const kind = a.score > b.score ? 'concordant' : a.score < b.score ? 'discordant' : 'tied';
      counts[kind] += a.weight * b.weight;
    }
  return counts;
}

describe('concordance', () => {
  test('by hand: scores 3, 1, 2 with events at 1, 2 and none by 3', () => {
    // The event at 1 beats both others; the event at 2 is lower than the one that goes on: 2 of 3 pairs.
    const found = concordance({
      exit: Float64Array.of(1, 2, 3),
      event: Uint8Array.of(1, 1, 0),
      score: Float64Array.of(3, 1, 2),
    })!;
    expect(found).toMatchObject({ concordant: 2, discordant: 1, tied: 0 });
    expect(found.concordance).toBeCloseTo(2 / 3, 12);
    // Lead (2 - 1) / 3; influences (own lead - lead × own pairs) / 3: (2 - 2/3) / 3, (0 - 2/3) / 3, (0 - 2/3) / 3.
    expect(found.standardError).toBeCloseTo(Math.sqrt(16 / 81 + 4 / 81 + 4 / 81) / 2, 12);
  });

  test('counts what looking at every pair counts', () => {
    assert(
      property(rows, (list) => {
        const counts = pairByPair(list);
        const found = concordance(input(list));
        const { concordant, discordant, tied } = found ?? { concordant: 0, discordant: 0, tied: 0 };
        expect({ concordant, discordant, tied }).toEqual(counts);
      }),
    );
  });

  test('turned scores turn the concordance, with the same standard error', () => {
    assert(
      property(rows, (list) => {
        const found = concordance(input(list));
        const turned = concordance(input(list.map((row) => ({ ...row, score: -row.score }))));
        const sums = [found?.concordance ?? 0.5, turned?.concordance ?? 0.5];
        expect(sums[0] + sums[1]).toBeCloseTo(1, 12);
        expect(turned?.standardError ?? 0).toBeCloseTo(found?.standardError ?? 0, 12);
      }),
    );
  });

  test('without events, and with only events at one time, there is no pair', () => {
    const score = Float64Array.of(1, 2);
    expect(concordance({ exit: Float64Array.of(1, 2), event: Uint8Array.of(0, 0), score })).toBeUndefined();
    expect(concordance({ exit: Float64Array.of(2, 2), event: Uint8Array.of(1, 1), score })).toBeUndefined();
  });
});
