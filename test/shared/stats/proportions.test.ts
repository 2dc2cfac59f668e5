import { array, assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveSampleSize } from '#shared/stats/effectiveSampleSize.ts';
import { netPromoterScore } from '#shared/stats/netPromoterScore.ts';
import { weightedShare } from '#shared/stats/weightedShare.ts';
import { wilsonInterval } from '#shared/stats/wilsonInterval.ts';

describe('weighted shares', () => {
  test('equal weights of any size give the plain share with Wilson’s limits', () => {
    assert(
      property(
        integer({ min: 1, max: 80 }),
        integer({ min: 0, max: 80 }),
        double({ min: 0.01, max: 50, noNaN: true }),
        (n, k, w) => {
          const favourable = Math.min(k, n);
          const values = Array.from({ length: n }, (_, i) => (i < favourable ? 1 : 0));
          const weighted = weightedShare(
            values,
            values.map(() => w),
          )!;
          const plain = wilsonInterval(favourable, n)!;
          expect(weighted.effectiveN).toBeCloseTo(n, 8);
          expect(weighted.share).toBeCloseTo(favourable / n, 10);
          expect(weighted.interval.lower).toBeCloseTo(plain.lower, 8);
          expect(weighted.interval.upper).toBeCloseTo(plain.upper, 8);
        },
      ),
    );
  });

  test('weights 1, 1, 2 are worth 16/6 answers, and the unit of the weights does not count', () => {
    expect(effectiveSampleSize([1, 1, 2])).toBeCloseTo(16 / 6, 14);
    expect(effectiveSampleSize([5, 5, 10])).toBeCloseTo(16 / 6, 14);
    expect(weightedShare([1, 0, 1], [1, 1, 2])!.share).toBe(0.75);
  });

  test('the effective number never exceeds the number', () => {
    assert(
      property(array(double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 }), (weights) => {
        expect(effectiveSampleSize(weights)).toBeLessThanOrEqual(weights.length * (1 + 1e-12));
      }),
    );
  });

  test('without weight there is no share', () => {
    expect(weightedShare([], [])).toBeUndefined();
    expect(weightedShare([1, 0], [0, 0])).toBeUndefined();
    expect(effectiveSampleSize([])).toBeUndefined();
    expect(() => effectiveSampleSize([1, -1])).toThrow('negative');
    expect(() => weightedShare([1], [1, 1])).toThrow('As many');
  });

  test('everybody favourable is a share of 1 with an upper limit of 1, whatever the weights', () => {
    const all = weightedShare([1, 1, 1], [0.1, 0.7, 0.3])!;
    expect([all.share, all.interval.upper]).toEqual([1, 1]);
    expect(all.interval.lower).toBeLessThan(1);
  });
});

describe('net promoter score', () => {
  test('three promoters, two passives, two detractors: 100/7, variance (5/7 - 1/49) × 10⁴ ÷ 7', () => {
    const { score, variance, unbiasedVariance } = netPromoterScore(3, 2, 2)!;
    expect(score).toBeCloseTo(100 / 7, 12);
    expect(variance).toBeCloseTo(((5 / 7 - 1 / 49) * 1e4) / 7, 9);
    expect(unbiasedVariance).toBeCloseTo(((5 / 7 - 1 / 49) * 1e4) / 6, 9);
  });

  test('promoters and detractors exchanged turn the score and its limits round', () => {
    assert(
      property(
        integer({ min: 0, max: 50 }),
        integer({ min: 0, max: 50 }),
        integer({ min: 1, max: 50 }),
        (up, down, rest) => {
          const [one, other] = [netPromoterScore(up, rest, down)!, netPromoterScore(down, rest, up)!];
          expect(one.score).toBeCloseTo(-other.score, 10);
          expect(one.interval.upper).toBeCloseTo(-other.interval.lower, 10);
          expect(one.variance).toBeCloseTo(other.variance, 8);
        },
      ),
    );
  });

  test('one answer has no unbiased variance, none no score', () => {
    expect(netPromoterScore(1, 0, 0)).toMatchObject({ score: 100, variance: 0, unbiasedVariance: undefined });
    expect(netPromoterScore(0, 0, 0)).toBeUndefined();
  });
});
