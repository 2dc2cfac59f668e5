import { existsSync, readFileSync } from 'node:fs';
import { array, assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronbachAlpha } from '#shared/stats/cronbachAlpha.ts';
import { intraclassCorrelation } from '#shared/stats/intraclassCorrelation.ts';
import { meanAndVariance, type SufficientSums } from '#shared/stats/meanAndVariance.ts';
import { withinGroupAgreement } from '#shared/stats/withinGroupAgreement.ts';

const sumsOf = (values: readonly number[]): SufficientSums => ({
  n: values.length,
  sum: values.reduce((sum, x) => sum + x, 0),
  sumOfSquares: values.reduce((sum, x) => sum + x * x, 0),
});

const answer = integer({ min: 1, max: 5 });

describe('intraclass correlation', () => {
  test('of threes with means 2, 5, 11: MSB 63, MSW 1, ICC1 = 62 ÷ 65, ICC2 = 62 ÷ 63', () => {
    const icc = intraclassCorrelation(
      [
        [1, 2, 3],
        [4, 5, 6],
        [10, 11, 12],
      ].map(sumsOf),
    )!;
    expect([icc.meanSquareBetween, icc.meanSquareWithin, icc.degreesBetween, icc.degreesWithin]).toEqual([63, 1, 2, 6]);
    expect(icc.icc1).toBeCloseTo(62 / 65, 14);
    expect(icc.icc2).toBeCloseTo(62 / 63, 14);
    expect([icc.meanGroupSize, icc.k0]).toEqual([3, 3]);
    // P(F(2, 6) > 63) = (1 + 2 × 63 / 6)^-3 = 22^-3.
    expect(icc.p).toBeCloseTo(22 ** -3, 14);
  });

  test('makes up for unequal sizes by k0: of 2 and 4, (6 - 20 / 6) ÷ 1 = 8/3', () => {
    const icc = intraclassCorrelation(
      [
        [1, 3],
        [4, 6, 4, 6],
      ].map(sumsOf),
    )!;
    expect(icc.k0).toBeCloseTo(8 / 3, 14);
    expect(icc.meanGroupSize).toBe(3);
    expect(icc.icc1Unequal).toBeGreaterThan(icc.icc1);
  });

  test('does not mind the order of groups, an empty group, or the unit of the answers', () => {
    const groups = array(array(answer, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 8 });
    assert(
      property(groups, double({ min: 0.1, max: 10, noNaN: true }), (answers, scale) => {
        const icc = intraclassCorrelation(answers.map(sumsOf));
        const turned = intraclassCorrelation([[], ...answers.toReversed().map((own) => own.toReversed())].map(sumsOf));
        const scaled = intraclassCorrelation(answers.map((own) => sumsOf(own.map((x) => scale * x))));
        expect(turned === undefined).toBe(icc === undefined);
        if (icc === undefined || icc.meanSquareWithin < 1e-9) return;
        expect(turned!.icc1).toBeCloseTo(icc.icc1, 9);
        expect(scaled!.icc1Unequal).toBeCloseTo(icc.icc1Unequal, 8);
        expect(icc.icc1).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('needs two groups, one of them with two answers, and answers that differ', () => {
    expect(intraclassCorrelation([])).toBeUndefined();
    expect(intraclassCorrelation([sumsOf([1, 2, 3])])).toBeUndefined();
    expect(intraclassCorrelation([[1], [2], [3]].map(sumsOf))).toBeUndefined();
    const alikeAll = [4, 0.1, 3.3].map((x) => [sumsOf([x, x, x]), sumsOf([x, x, x, x])]);
    expect(alikeAll.map((sums) => intraclassCorrelation(sums))).toEqual([undefined, undefined, undefined]);
    const alike = intraclassCorrelation(
      [
        [1, 3],
        [1, 3],
      ].map(sumsOf),
    )!;
    expect([alike.f, alike.p, alike.icc2]).toEqual([0, 1, undefined]);
    const agreed = intraclassCorrelation(
      [
        [1, 1],
        [3, 3],
      ].map(sumsOf),
    )!;
    expect([agreed.f, agreed.p, agreed.icc1, agreed.icc2]).toEqual([Infinity, 0, 1, 1]);
  });
});

describe('Cronbach’s alpha', () => {
  test('of two items with variances 1 and 1 and covariance 0.5 is 2 × (1 - 2 ÷ 3) = 2/3', () => {
    const alpha = cronbachAlpha([
      [1, 2, 3],
      [1, 3, 2],
    ])!;
    expect(alpha.alpha).toBeCloseTo(2 / 3, 14);
    expect(alpha.averageCorrelation).toBeCloseTo(0.5, 14);
    expect(alpha.itemRestCorrelation[0]).toBeCloseTo(0.5, 14);
    expect(alpha.alphaIfDropped).toEqual([undefined, undefined]);
  });

  test('is 1 for items that say the same, and its limits hold it', () => {
    expect(
      cronbachAlpha([
        [1, 2, 4],
        [1, 2, 4],
        [3, 4, 6],
      ])!.alpha,
    ).toBeCloseTo(1, 12);
    const rows = array(array(answer, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 30 });
    assert(
      property(rows, (people) => {
        const items = [0, 1, 2].map((k) => people.map((row) => row[k]));
        const alpha = cronbachAlpha(items);
        if (alpha === undefined) return;
        const { alpha: value, interval } = alpha;
        expect(interval.lower).toBeLessThanOrEqual(value);
        expect(interval.upper).toBeGreaterThanOrEqual(value - 1e-12);
        const wide = cronbachAlpha(items, 0.99)!.interval;
        expect(wide.lower).toBeLessThanOrEqual(interval.lower);
        expect(wide.upper).toBeGreaterThanOrEqual(interval.upper);
        const turned = cronbachAlpha(items.toReversed().map((item) => item.toReversed()))!;
        expect(turned.alpha).toBeCloseTo(value, 9);
      }),
    );
  });

  test('takes complete rows alone', () => {
    const gaps = cronbachAlpha([
      [1, 2, 3, Number.NaN, 5],
      [1, 3, 2, 4, Number.NaN],
    ])!;
    expect(gaps.n).toBe(3);
    expect(gaps.alpha).toBeCloseTo(2 / 3, 14);
  });

  test('leaves what an item answered alike by all would decide undefined', () => {
    const alpha = cronbachAlpha([
      [1, 2, 3],
      [1, 3, 2],
      [0.1, 0.1, 0.1],
    ])!;
    expect([alpha.standardised, alpha.averageCorrelation, alpha.itemRestCorrelation[2]]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(alpha.alphaIfDropped[2]).toBeCloseTo(2 / 3, 14);
  });

  test('needs two items, two complete rows, and a sum that varies', () => {
    expect(cronbachAlpha([])).toBeUndefined();
    expect(cronbachAlpha([[1, 2, 3]])).toBeUndefined();
    expect(cronbachAlpha([[1], [2]])).toBeUndefined();
    expect(
      cronbachAlpha([
        [3, 3],
        [4, 4],
      ]),
    ).toBeUndefined();
    expect(
      cronbachAlpha([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toBeUndefined();
  });
});

const published = '../shared/data/lq2002/lq2002.csv';

interface Facts {
  lq2002: Record<
    'LEAD' | 'TSIG' | 'HOSTILE',
    Record<'N' | 'groups' | 'MSB' | 'MSW' | 'F' | 'ICC1' | 'ICC2' | 'mean_group_size', number>
  > & {
    rwg_LEAD_ranvar2: { mean: number; min: number; max: number };
  };
}

test.skipIf(!existsSync(published))(
  'the published ICC1, ICC2 and rwg of 49 companies are met to their decimals',
  () => {
    const { lq2002 } = JSON.parse(readFileSync('../shared/data/facts.json', 'utf8')) as Facts;
    const [head, ...lines] = readFileSync(published, 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    const sums = (name: string): SufficientSums[] => {
      const groups = new Map<string, number[]>();
      for (const line of lines) {
        const own = groups.get(line[head.indexOf('COMPID')]) ?? [];
        own.push(Number(line[head.indexOf(name)]));
        groups.set(line[head.indexOf('COMPID')], own);
      }
      return [...groups.values()].map(sumsOf);
    };
    for (const name of ['LEAD', 'TSIG', 'HOSTILE'] as const) {
      const icc = intraclassCorrelation(sums(name))!;
      const facts = lq2002[name];
      expect([icc.degreesBetween + 1, icc.degreesWithin + icc.degreesBetween + 1]).toEqual([facts.groups, facts.N]);
      expect(icc.meanSquareBetween).toBeCloseTo(facts.MSB, 4);
      expect(icc.meanSquareWithin).toBeCloseTo(facts.MSW, 4);
      expect(icc.f).toBeCloseTo(facts.F, 4);
      expect(icc.icc1).toBeCloseTo(facts.ICC1, 7);
      expect(icc.icc2).toBeCloseTo(facts.ICC2, 7);
      expect(icc.meanGroupSize).toBeCloseTo(facts.mean_group_size, 3);
    }
    const rwg = sums('LEAD').map((own) => withinGroupAgreement([meanAndVariance(own)!.variance], 5)!.rwgJ);
    expect(rwg.reduce((sum, value) => sum + value, 0) / rwg.length).toBeCloseTo(lq2002.rwg_LEAD_ranvar2.mean, 4);
    expect(Math.min(...rwg)).toBeCloseTo(lq2002.rwg_LEAD_ranvar2.min, 4);
    expect(Math.max(...rwg)).toBeCloseTo(lq2002.rwg_LEAD_ranvar2.max, 4);
    process.stdout.write('lq2002: 27 published values compared\n');
  },
);
if (!existsSync(published)) process.stdout.write('lq2002: skipped, 0 cases ran (no ../shared/data)\n');
