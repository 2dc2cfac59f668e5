import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumulativeSumChart } from '#shared/stats/cumulativeSumChart.ts';
import { individualsChart } from '#shared/stats/individualsChart.ts';
import { proportionChart, widenedProportionChart } from '#shared/stats/proportionChart.ts';
import { rateChart } from '#shared/stats/rateChart.ts';
import { riskAdjustedSums } from '#shared/stats/riskAdjustedSums.ts';
import { runRules } from '#shared/stats/runRules.ts';

const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 60 });

describe('a chart of single values', () => {
  it('has the limits of a series worked by hand', () => {
    // 4, 6, 5, 9: mean 6, ranges 2, 1, 4 with mean 7/3; sigma = 7/3 ÷ 1.128379.
    const chart = individualsChart([4, 6, 5, 9])!;
    expect([...chart.movingRanges]).toEqual([2, 1, 4]);
    expect(chart.sigma).toBeCloseTo(7 / 3 / 1.1283791671, 9);
    expect(chart.upper - 6).toBeCloseTo(3 * chart.sigma, 12);
  });

  it('moves and stretches with its values, and is the same in a mirror', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }), (values, scale, shift) => {
        const plain = individualsChart(values)!;
        const moved = individualsChart(values.map((value) => scale * value + shift))!;
        expect(moved.upper).toBeCloseTo(scale * plain.upper + shift, 6);
        expect(individualsChart(values.toReversed())!.sigma).toBeCloseTo(plain.sigma, 9);
      }),
    );
  });

  it('cannot be drawn of one value, and of alike ones has limits on the centre', () => {
    expect(individualsChart([])).toBeUndefined();
    expect(individualsChart([3])).toBeUndefined();
    expect(individualsChart([3, 3, 3])).toMatchObject({ centre: 3, lower: 3, upper: 3, sigma: 0 });
  });
});

describe('run rules', () => {
  it('flag the eighth of a side, and a point on the line begins anew', () => {
    const above = Array<number>(8).fill(0.5);
    expect(runRules(above, 0, 1).runOfEight).toEqual([7]);
    expect(runRules([...above.slice(0, 7), 0, 0.5], 0, 1).runOfEight).toEqual([]);
  });

  it('flag the sixth that rises, not one that stays', () => {
    expect(runRules([0, 0.1, 0.2, 0.3, 0.4, 0.5], 0, 1).trendOfSix).toEqual([5]);
    expect(runRules([0, 0.1, 0.2, 0.2, 0.3, 0.4], 0, 1).trendOfSix).toEqual([]);
  });

  it('flag the last of two in three far out on one side, and never one that is not out itself', () => {
    expect(runRules([2.5, 0, 2.5], 0, 1).twoOfThree).toEqual([2]);
    expect(runRules([2.5, 2.5, 0], 0, 1).twoOfThree).toEqual([]);
    expect(runRules([2.5, 0, -2.5], 0, 1).twoOfThree).toEqual([]);
    expect(runRules([1.5, 1.5, 0, 1.5, 1.5], 0, 1).fourOfFive).toEqual([4]);
  });

  it('find the same on a series upside down', () => {
    fc.assert(
      fc.property(series, (values) => {
        const { centre, sigma } = individualsChart(values)!;
        const turned = values.map((value) => -value);
        expect(runRules(turned, -centre, sigma)).toEqual(runRules(values, centre, sigma));
      }),
    );
  });

  it('find nothing in a series without scatter, or without values', () => {
    const none = { beyondThree: [], runOfEight: [], trendOfSix: [], twoOfThree: [], fourOfFive: [] };
    expect(runRules(Array<number>(20).fill(4), 4, 0)).toEqual(none);
    expect(runRules([], 0, 1)).toEqual(none);
  });
});

describe('charts of shares and rates', () => {
  it('stay within 0 and 1, and leave out periods without trials', () => {
    const chart = proportionChart([1, 0, 0, 9], [2, 0, 5, 10])!;
    // 10 of 17.
    expect(chart.centre).toBeCloseTo(10 / 17, 12);
    expect(chart.shares[1]).toBeUndefined();
    expect(chart.upper[1]).toBeUndefined();
    expect(chart.upper[0]).toBe(1);
    expect(chart.lower[0]).toBe(0);
  });

  it('have no scatter to widen by when nothing, or everything, succeeded', () => {
    expect(proportionChart([0, 0], [5, 5])).toMatchObject({ centre: 0, z: [undefined, undefined], signals: [] });
    expect(widenedProportionChart([0, 0], [5, 5])).toBeUndefined();
    expect(widenedProportionChart([1], [5])).toBeUndefined();
    expect(proportionChart([], [])).toBeUndefined();
    expect(proportionChart([0], [0])).toBeUndefined();
  });

  it('of rates do not depend on the unit of exposure', () => {
    const years = rateChart([3, 40, 0, 7], [20, 60, 10, 0])!;
    const months = rateChart([3, 40, 0, 7], [240, 720, 120, 0])!;
    expect(months.signals).toEqual(years.signals);
    expect(months.upper[0]! * 12).toBeCloseTo(years.upper[0]!, 9);
    // 43 events over 90: the seven without exposure stand beside no rate.
    expect(years.centre).toBeCloseTo(43 / 90, 12);
    expect(years.rates[3]).toBeUndefined();
    expect(rateChart([], [])).toBeUndefined();
    expect(rateChart([0, 0], [4, 4])).toMatchObject({ centre: 0, upper: [0, 0], signals: [] });
  });
});

describe('cumulative sums', () => {
  it('add up what exceeds the slack and start again at 0', () => {
    const sums = cumulativeSumChart([2, 2, -3, 2], { mean: 0, sigma: 1 }, { slack: 0.5, threshold: 2.9 })!;
    // Up: 1.5, 3, 0 (3 - 3.5), 1.5. Down: 0, 0, 2.5, 0.
    expect([...sums.up]).toEqual([1.5, 3, 0, 1.5]);
    expect([...sums.down]).toEqual([0, 0, 2.5, 0]);
    expect(sums.signalsUp).toEqual([1]);
    expect(cumulativeSumChart([1, 2], { mean: 0, sigma: 0 })).toBeUndefined();
  });

  it('of risk rise with each event and never fall under 0', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(4), fc.double({ min: 0, max: 3, noNaN: true })), { maxLength: 50 }),
        fc.constantFrom(0.5, 1.5, 2, 3),
        (months, ratio) => {
          const observed = months.map(([count]) => count);
          const expected = months.map(([, mean]) => mean);
          const { sums, signals } = riskAdjustedSums(observed, expected, ratio, 1)!;
          for (const sum of sums) expect(sum).toBeGreaterThanOrEqual(0);
          expect(signals).toEqual([...sums.keys()].filter((i) => sums[i] > 1));
        },
      ),
    );
    expect(riskAdjustedSums([1], [1], 1, 2)).toBeUndefined();
    expect(riskAdjustedSums([1], [1], 0, 2)).toBeUndefined();
    expect([...riskAdjustedSums([0, 0], [0, 0], 2, 1)!.sums]).toEqual([0, 0]);
  });
});
