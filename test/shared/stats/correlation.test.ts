import { array, assert, double, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averageRanks } from '#shared/stats/averageRanks.ts';
import { bootstrapIntervals } from '#shared/stats/bootstrapIntervals.ts';
import { kendallCorrelation } from '#shared/stats/kendallCorrelation.ts';
import { partialCorrelation } from '#shared/stats/partialCorrelation.ts';
import { pearsonCorrelation } from '#shared/stats/pearsonCorrelation.ts';
import { drawNormal } from '#shared/stats/randomDraws.ts';
import { drawResamples, jackknifeInfluence, replicate, type RowStatistic } from '#shared/stats/resample.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { spearmanCorrelation } from '#shared/stats/spearmanCorrelation.ts';
import { disattenuatedCorrelation, splitHalfReliability } from '#shared/stats/splitHalfReliability.ts';

const pairs = array(tuple(integer({ min: 0, max: 8 }), integer({ min: 0, max: 8 })), { minLength: 4, maxLength: 30 });
const sides = (rows: [number, number][]): [number[], number[]] => [rows.map(([x]) => x), rows.map(([, y]) => y)];
const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;
const r = (a: Float64Array, b: Float64Array): number => pearsonCorrelation(a, b)!.r;

describe('correlation', () => {
  test('1, 2, 3 against 1, 3, 2: r 1/2; ranks of 5, 1, 5 are 2.5, 1, 2.5', () => {
    expect(pearsonCorrelation([1, 2, 3], [1, 3, 2])!.r).toBeCloseTo(0.5, 14);
    expect(spearmanCorrelation([1, 20, 300], [1, 3, 2])!.r).toBeCloseTo(0.5, 14);
    expect(Array.from(averageRanks([5, 1, 5]))).toEqual([2.5, 1, 2.5]);
  });

  test('does not mind the order of rows, the unit of a side, or which side comes first', () => {
    assert(
      property(pairs, double({ min: 0.01, max: 1000, noNaN: true }), (rows, unit) => {
        const [x, y] = sides(rows);
        const [a, b] = sides(rows.toReversed());
        const stretched = a.map((value) => 1e4 + unit * value);
        for (const correlation of [pearsonCorrelation, spearmanCorrelation]) {
          const plain = correlation(x, y)?.r;
          const other = correlation(b, stretched)?.r;
          expect(other ?? 9).toBeCloseTo(plain ?? 9, 6);
        }
        const [tau, turned] = [kendallCorrelation(x, y), kendallCorrelation(b, a)];
        expect(turned?.tau ?? 9).toBeCloseTo(tau?.tau ?? 9, 12);
        expect(turned?.p ?? 9).toBeCloseTo(tau?.p ?? 9, 12);
      }),
    );
  });

  test('Kendall’s tau counts pairs: concordant less discordant over the root of the pairs untied on each side', () => {
    assert(
      property(pairs, (rows) => {
        const [x, y] = sides(rows);
        let [balance, untiedX, untiedY] = [0, 0, 0];
        for (let i = 0; i < x.length; i++)
          for (let j = 0; j < i; j++) {
            balance += Math.sign(x[i] - x[j]) * Math.sign(y[i] - y[j]);
            untiedX += x[i] === x[j] ? 0 : 1;
            untiedY += y[i] === y[j] ? 0 : 1;
          }
        const tau = kendallCorrelation(x, y)?.tau;
        const comparable = Math.sqrt(untiedX * untiedY);
        expect(tau === undefined).toBe(comparable === 0);
        expect((tau ?? 0) * comparable).toBeCloseTo(balance, 9);
      }),
    );
  });

  test('three units in the same order: one of six orders either way, p 2/6', () => {
    expect(kendallCorrelation([1, 2, 3], [10, 20, 30])).toMatchObject({ tau: 1, exact: true });
    expect(kendallCorrelation([1, 2, 3], [10, 20, 30])!.p).toBeCloseTo(1 / 3, 14);
    expect(kendallCorrelation([1, 2], [2, 1])).toEqual({ tau: -1, p: 1, exact: true });
  });

  test('controls take away what they explain: r, r and 0 left by a control that is all there is in common', () => {
    // rxy.z = (rxy - rxz ryz) / √((1 - rxz²)(1 - ryz²)).
    const random = seededRandom(5);
    const z = Float64Array.from({ length: 40 }, () => drawNormal(random));
    const x = z.map((value) => value + drawNormal(random));
    const y = z.map((value) => 2 * value + drawNormal(random));
    const formula = (r(x, y) - r(x, z) * r(y, z)) / Math.sqrt((1 - r(x, z) ** 2) * (1 - r(y, z) ** 2));
    expect(partialCorrelation(x, y, [z])!.r).toBeCloseTo(formula, 12);
    expect(partialCorrelation(x, y, [])!.r).toBeCloseTo(r(x, y), 13);
    expect(partialCorrelation(x, y, [z, z, z.map(() => 4)])).toEqual(partialCorrelation(x, y, [z]));
    expect(partialCorrelation(x, z, [z])).toBeUndefined();
  });

  test('too few pairs or a constant side are no correlation', () => {
    for (const correlation of [pearsonCorrelation, spearmanCorrelation, kendallCorrelation]) {
      expect(correlation([], [])).toBeUndefined();
      expect(correlation([1], [2])).toBeUndefined();
      expect(correlation([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4])).toBeUndefined();
      expect(() => correlation([1, 2, 3], [1, 2])).toThrow('As many');
    }
    expect(partialCorrelation([], [], [])).toBeUndefined();
    expect(partialCorrelation([1, 2, 3], [1, 3, 2], [[1, 4, 2]])).toBeUndefined();
    expect(pearsonCorrelation([1, 2, 3], [1, 3, 2])!.interval).toBeUndefined();
    expect(pearsonCorrelation([1, 2, 3, 4], [2, 4, 6, 8])).toMatchObject({ r: 1, t: Infinity, p: 0 });
  });
});

describe('bootstrap intervals', () => {
  const values = Float64Array.of(3, 9, 4, 1, 7, 7, 2, 12, 5, 6);
  const statistic: RowStatistic = (rows) => mean(Array.from(rows, (i) => values[i]));
  const replicates = replicate(statistic, drawResamples(seededRandom(2), 10, 1999));
  const influence = jackknifeInfluence(statistic, 10)!;

  test('a row’s influence on a mean is its distance from the mean', () => {
    influence.forEach((pull, i) => expect(pull).toBeCloseTo(values[i] - 5.6, 10));
  });

  test('the standard error of a mean comes out near √(Σ (x - mean)² / n) / √n = 1.014, each interval holds the mean', () => {
    const intervals = bootstrapIntervals(5.6, replicates, influence)!;
    expect(intervals.se).toBeCloseTo(Math.sqrt(mean(values.map((x) => (x - 5.6) ** 2)) / 10), 1);
    for (const { lower, upper } of [intervals.normal, intervals.basic, intervals.percentile, intervals.bca!]) {
      expect(lower).toBeLessThan(5.6);
      expect(upper).toBeGreaterThan(5.6);
    }
  });

  test('a higher level gives a wider interval', () => {
    const [narrow, wide] = [0.8, 0.99].map((level) => bootstrapIntervals(5.6, replicates, influence, level)!);
    expect(wide.percentile.lower).toBeLessThan(narrow.percentile.lower);
    expect(wide.bca!.upper).toBeGreaterThan(narrow.bca!.upper);
    expect(wide.basic.upper).toBeGreaterThan(narrow.basic.upper);
  });

  test('of 3 replicates the median is the middle one, and beyond the ends there is only the end', () => {
    const { percentile } = bootstrapIntervals(2, [1, 3, 2], undefined, 0.95)!;
    expect(percentile).toEqual({ lower: 1, upper: 3 });
    expect(bootstrapIntervals(2, [1, 3, 2], undefined)!.bca).toBeUndefined();
  });

  test('replicates on one side of the estimate, or alike, give no accelerated interval; fewer than two give none at all', () => {
    expect(bootstrapIntervals(0, [1, 2, 3], [1, -1, 0.5])!.bca).toBeUndefined();
    expect(bootstrapIntervals(1, [1, 1], [0, 0])).toMatchObject({ se: 0, normal: { lower: 1, upper: 1 } });
    expect(bootstrapIntervals(1, [1], undefined)).toBeUndefined();
    expect(jackknifeInfluence(statistic, 1)).toBeUndefined();
    expect(jackknifeInfluence(() => undefined, 5)).toBeUndefined();
    expect(replicate(() => undefined, drawResamples(seededRandom(1), 4, 3))).toHaveLength(0);
  });
});

describe('reliability', () => {
  test('halves correlating at 0.6 make a whole of 0.75; measured so, 0.3 would be 0.346 without error', () => {
    expect(splitHalfReliability(0.6)).toBeCloseTo(0.75, 14);
    expect(splitHalfReliability(0.5, 3)).toBeCloseTo(0.75, 14);
    expect(splitHalfReliability(0.6, 1)).toBe(0.6);
    expect(disattenuatedCorrelation(0.3, 0.75)).toBeCloseTo(0.3 / Math.sqrt(0.75), 14);
  });

  test('halves that do not agree at all have no reliability to correct by', () => {
    expect(splitHalfReliability(-1)).toBeUndefined();
    expect(splitHalfReliability(undefined)).toBeUndefined();
    expect(disattenuatedCorrelation(0.3, 0)).toBeUndefined();
    expect(disattenuatedCorrelation(0.3, -0.2)).toBeUndefined();
  });
});
