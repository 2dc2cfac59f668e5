import { assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gammaLower, gammaQuantile, gammaUpper } from '#shared/stats/gammaDistribution.ts';
import { normalQuantile } from '#shared/stats/normalDistribution.ts';
import { poissonLower, poissonQuantile } from '#shared/stats/poissonDistribution.ts';
import { poissonInterval } from '#shared/stats/poissonInterval.ts';
import { poissonMidPInterval } from '#shared/stats/poissonMidPInterval.ts';
import { poissonPValues } from '#shared/stats/poissonPValues.ts';
import { wilsonInterval } from '#shared/stats/wilsonInterval.ts';

const gap = (got: number, wanted: number): number => Math.abs(got / wanted - 1);

describe('distributions keep their digits where the library loses them', () => {
  test('gamma of shape 10,000: pgamma(10100, 1e4) and qgamma(0.5, 1e4) of R 4.2', () => {
    expect(gap(gammaLower(10100, 10000, 1), 0.84134875044718)).toBeLessThan(1e-12);
    expect(gap(gammaUpper(10100, 10000, 1), 0.15865124955282)).toBeLessThan(1e-12);
    expect(gap(gammaQuantile(0.5, 10000, 1), 9999.66666864205)).toBeLessThan(1e-12);
  });

  test('normal quantiles of 1e-10, 1e-20 and 1e-300: qnorm of R 4.2', () => {
    expect(gap(normalQuantile(1e-10), -6.36134090240406)).toBeLessThan(1e-13);
    expect(gap(normalQuantile(1e-20), -9.26234008979841)).toBeLessThan(1e-13);
    expect(gap(normalQuantile(1e-300), -37.0470962993612)).toBeLessThan(1e-13);
  });

  test('the Poisson quantile is the smallest count that reaches the probability', () => {
    assert(
      property(
        double({ min: 0.001, max: 0.999, noNaN: true }),
        double({ min: 0.01, max: 3000, noNaN: true }),
        (p, mean) => {
          const count = poissonQuantile(p, mean);
          expect(poissonLower(count, mean)).toBeGreaterThanOrEqual(p - 1e-12);
          expect(poissonLower(count - 1, mean)).toBeLessThan(p + 1e-12);
        },
      ),
    );
  });
});

describe('Poisson limits', () => {
  const counts = integer({ min: 0, max: 3000 });
  const exposures = double({ min: 0.01, max: 5000, noNaN: true });

  test('rise with the count, widen with the level, and hold the mid-P limits inside the exact ones', () => {
    assert(
      property(counts, exposures, (count, exposure) => {
        const at = poissonInterval(count, exposure)!;
        const next = poissonInterval(count + 1, exposure)!;
        const wide = poissonInterval(count, exposure, 0.99)!;
        const midP = poissonMidPInterval(count, exposure)!;
        expect(next.lower).toBeGreaterThan(at.lower);
        expect(next.upper).toBeGreaterThan(at.upper);
        expect(wide.lower).toBeLessThanOrEqual(at.lower);
        expect(wide.upper).toBeGreaterThan(at.upper);
        expect(midP.lower).toBeGreaterThanOrEqual(at.lower);
        expect(midP.upper).toBeLessThan(at.upper);
        expect(midP.lower).toBeLessThanOrEqual(count / exposure);
        expect(midP.upper).toBeGreaterThan(count / exposure);
      }),
    );
  });

  test('numbers that are none end in no answer, not in an endless search', () => {
    expect(poissonQuantile(Number.NaN, 3)).toBeNaN();
    expect(poissonQuantile(0.5, Infinity)).toBeNaN();
    expect(poissonQuantile(1, 3)).toBe(Infinity);
    expect(poissonInterval(3, Infinity)).toBeUndefined();
    expect(poissonPValues(3, Infinity)).toBeUndefined();
    expect(poissonPValues(Number.NaN, 2)).toBeUndefined();
  });

  test('no exposure, no limits', () => {
    expect(poissonInterval(0, 0)).toBeUndefined();
    expect(poissonInterval(-1, 5)).toBeUndefined();
    expect(poissonMidPInterval(3, Number.NaN)).toBeUndefined();
    expect(poissonPValues(3, 0)).toBeUndefined();
  });
});

test('Wilson limits of 81/263, 15/148, 0/20 and 1/29 are those of Newcombe (1998), table I', () => {
  const published: [number, number, number, number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [successes, n, lower, upper] of published) {
    const interval = wilsonInterval(successes, n)!;
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  }
  expect(wilsonInterval(0, 0)).toBeUndefined();
  expect(wilsonInterval(3, 2)).toBeUndefined();
});
