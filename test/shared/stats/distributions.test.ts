import { assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaLower, betaQuantile, betaUpper, betaUpperQuantile } from '#shared/stats/betaDistribution.ts';
import { chiSquareLower, chiSquareQuantile, chiSquareUpper } from '#shared/stats/chiSquareDistribution.ts';
import { fLower, fQuantile, fUpper } from '#shared/stats/fDistribution.ts';
import { gammaDensity } from '#shared/stats/gammaDistribution.ts';
import { logRisingFactorial } from '#shared/stats/logRisingFactorial.ts';
import {
  negativeBinomialLogProbability,
  negativeBinomialLower,
  negativeBinomialQuantile,
  negativeBinomialUpper,
} from '#shared/stats/negativeBinomialDistribution.ts';
import { normalLogLower, normalLower } from '#shared/stats/normalDistribution.ts';
import { poissonLower } from '#shared/stats/poissonDistribution.ts';
import { tLower, tTwoSided, tUpper } from '#shared/stats/tDistribution.ts';

const between = (min: number, max: number) => double({ min, max, noNaN: true });
const near = (got: number, wanted: number, relative: number): void =>
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted));

describe('distributions', () => {
  test('the two tails add up to one and each quantile gives its probability back', () => {
    assert(
      property(between(0.001, 0.999), between(1, 800), between(1, 800), (p, a, b) => {
        expect(betaLower(p, a, b) + betaUpper(p, a, b)).toBeCloseTo(1, 12);
        near(betaLower(betaQuantile(p, a, b), a, b), p, 1e-9);
        near(betaUpper(betaUpperQuantile(p, a, b), a, b), p, 1e-9);
        const x = fQuantile(p, a, b);
        near(fLower(x, a, b), p, 1e-9);
        expect(fLower(x, a, b) + fUpper(x, a, b)).toBeCloseTo(1, 12);
        const y = chiSquareQuantile(p, a);
        near(chiSquareLower(y, a), p, 1e-9);
        expect(chiSquareLower(y, a) + chiSquareUpper(y, a)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('near its middle t keeps its digits: with one degree P(T > t) is 1/2 - arctan(t) / π', () => {
    for (const t of [1e-12, 1e-8, 1e-4, 0.5, 0.999, 1.001]) {
      expect(Math.abs(tUpper(t, 1) - (0.5 - Math.atan(t) / Math.PI))).toBeLessThan(1e-16);
      expect(Math.abs(tLower(t, 1) - (0.5 + Math.atan(t) / Math.PI))).toBeLessThan(2e-16);
    }
  });

  test('t is symmetric, and its square is F with one degree above', () => {
    assert(
      property(between(-30, 30), between(0.5, 4000), (t, degrees) => {
        expect(tLower(t, degrees)).toBe(tUpper(-t, degrees));
        near(tTwoSided(t, degrees), fUpper(t * t, 1, degrees), 1e-10);
      }),
    );
  });

  test('a negative-binomial count is the sum of its parts, and a huge size makes it the Poisson', () => {
    assert(
      property(integer({ min: 0, max: 40 }), between(0.2, 50), between(0.1, 30), (count, size, mean) => {
        let sum = 0;
        for (let k = 0; k <= count; k++) sum += Math.exp(negativeBinomialLogProbability(k, size, mean));
        near(negativeBinomialLower(count, size, mean), sum, 1e-10);
        expect(negativeBinomialLower(count, size, mean) + negativeBinomialUpper(count, size, mean)).toBeCloseTo(1, 12);
        near(negativeBinomialLower(count, 1e12, mean), poissonLower(count, mean), 1e-9);
      }),
    );
  });

  test('its quantile is the first count that reaches the probability', () => {
    assert(
      property(between(0.0001, 0.9999), between(0.2, 50), between(0.1, 300), (p, size, mean) => {
        const count = negativeBinomialQuantile(p, size, mean);
        expect(negativeBinomialLower(count, size, mean)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(negativeBinomialLower(count - 1, size, mean)).toBeLessThan(p * (1 + 1e-12));
      }),
    );
  });

  test('the logarithm of a normal tail goes on where the tail itself has no number left', () => {
    // Mills: between φ(z) z / (z² + 1) and φ(z) / z, here at z = 100.
    const density = -5000 - 0.5 * Math.log(2 * Math.PI);
    expect(normalLower(-100)).toBe(0);
    expect(normalLogLower(-100)).toBeLessThan(density - Math.log(100));
    expect(normalLogLower(-100)).toBeGreaterThan(density + Math.log(100 / 10_001));
    near(normalLogLower(-35.9), Math.log(normalLower(-35.9)), 1e-13);
    near(normalLogLower(-36.1), Math.log(normalLower(-36.1)), 1e-13);
  });

  test('a rising factorial of large numbers is the sum of its logarithms: 1e6 × (1e6 + 1) × (1e6 + 2)', () => {
    near(logRisingFactorial(1e6, 3), Math.log(1e6) + Math.log(1e6 + 1) + Math.log(1e6 + 2), 1e-15);
    near(logRisingFactorial(200, 2), Math.log(200 * 201), 1e-14);
    expect(logRisingFactorial(7, 0)).toBe(0);
  });

  test('outside its range a distribution has all or nothing, and no parameter gives no number', () => {
    expect([betaLower(-1, 2, 3), betaUpper(-1, 2, 3), betaLower(2, 2, 3), betaUpper(2, 2, 3)]).toEqual([0, 1, 1, 0]);
    expect([fLower(0, 2, 3), fUpper(-1, 2, 3), chiSquareUpper(0, 3)]).toEqual([0, 1, 1]);
    expect([negativeBinomialLower(-1, 2, 3), negativeBinomialUpper(-1, 2, 3)]).toEqual([0, 1]);
    expect([negativeBinomialLogProbability(0, 2, 0), negativeBinomialLogProbability(1, 2, 0)]).toEqual([0, -Infinity]);
    expect(negativeBinomialQuantile(0.5, 0, 3)).toBeNaN();
    expect([gammaDensity(0, 1, 3), gammaDensity(0, 2, 3), gammaDensity(0, 0.5, 3), gammaDensity(-1, 2, 3)]).toEqual([
      3,
      0,
      Infinity,
      0,
    ]);
  });
});
