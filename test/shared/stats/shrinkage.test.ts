import { array, assert, double, integer, option, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustPValues } from '#shared/stats/adjustPValues.ts';
import { bayesianFalseDiscovery } from '#shared/stats/bayesianFalseDiscovery.ts';
import { detectionPower } from '#shared/stats/detectionPower.ts';
import { fitFunnel } from '#shared/stats/funnelLimits.ts';
import { gammaPoissonPosterior } from '#shared/stats/gammaPoissonPosterior.ts';
import { fitGammaPoisson } from '#shared/stats/gammaPoissonShrinkage.ts';
import { meanAndVariance } from '#shared/stats/meanAndVariance.ts';
import { drawGamma, drawPoisson } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { standardisedRatio } from '#shared/stats/standardisedRatio.ts';
import { withinGroupAgreement } from '#shared/stats/withinGroupAgreement.ts';

describe('gamma–Poisson shrinkage', () => {
  const random = seededRandom(6);
  const expected = Float64Array.from({ length: 4000 }, () => 1 + 8 * random());
  const observed = expected.map((e) => drawPoisson(random, e * drawGamma(random, 6, 6)));

  test('finds the spread it was made with, within three standard errors', () => {
    const fit = fitGammaPoisson(observed, expected)!;
    expect(fit.converged).toBe(true);
    expect(Math.abs(Math.log(fit.shape / 6))).toBeLessThan(3 * fit.seLogShape!);
    expect(Math.abs(Math.log(fit.mean))).toBeLessThan(3 * fit.seLogMean);
  });

  test('does not mind the order of units, and counts exposure in any unit', () => {
    const fit = fitGammaPoisson(observed, expected)!;
    const turned = fitGammaPoisson(observed.toReversed(), expected.toReversed())!;
    const scaled = fitGammaPoisson(
      observed,
      expected.map((e) => 12 * e),
    )!;
    expect(turned.shape).toBeCloseTo(fit.shape, 8);
    expect(scaled.shape).toBeCloseTo(fit.shape, 6);
    expect(scaled.mean * 12).toBeCloseTo(fit.mean, 8);
  });

  test('pulls a ratio towards the prior, the less the more was expected, and rises with the count', () => {
    const prior = { shape: 5, rate: 5, mean: 1 };
    assert(
      property(integer({ min: 0, max: 60 }), double({ min: 0.1, max: 40, noNaN: true }), (o, e) => {
        const { mean, lower, upper, probabilityAbove } = gammaPoissonPosterior(prior, o, e);
        expect((mean - 1) * (o / e - mean)).toBeGreaterThanOrEqual(-1e-12);
        expect(lower).toBeLessThan(mean);
        expect(upper).toBeGreaterThan(mean);
        expect(gammaPoissonPosterior(prior, o + 1, e).probabilityAbove(1.1)).toBeGreaterThanOrEqual(
          probabilityAbove(1.1) - 1e-12,
        );
      }),
    );
  });

  test('counts that scatter as little as chance make the prior a point, above which nobody lies', () => {
    const fit = fitGammaPoisson([3, 5, 4, 6], [3.2, 4.9, 4.1, 5.8])!;
    expect([fit.shape, fit.variance, fit.converged]).toEqual([Infinity, 0, true]);
    const posterior = gammaPoissonPosterior(fit, 9, 4);
    expect([posterior.mean, posterior.lower, posterior.upper]).toEqual([1, 1, 1]);
    expect(posterior.probabilityAbove(1)).toBe(0);
  });

  test('one unit, or no event at all, is too little', () => {
    expect(fitGammaPoisson([4], [2])).toBeUndefined();
    expect(fitGammaPoisson([4, 3], [2, 0])).toBeUndefined();
    expect(fitGammaPoisson([0, 0, 0], [1, 2, 3])).toBeUndefined();
  });
});

describe('naming units', () => {
  test('takes the largest set whose mean null probability is within the rate, ties together', () => {
    // Means of the sorted prefixes: 0.02, 0.05, 0.095 (two tied at 0.14), 0.138…: three of them reach 0.1 only with both tied.
    expect(Array.from(bayesianFalseDiscovery([0.14, 0.02, 0.9, 0.08, 0.14], 0.1))).toEqual([1, 1, 0, 1, 1]);
    expect(Array.from(bayesianFalseDiscovery([0.14, 0.02, 0.9, 0.08, 0.14], 0.09))).toEqual([0, 1, 0, 1, 0]);
    expect(Array.from(bayesianFalseDiscovery([0.5, Number.NaN, 0.01], 0.05))).toEqual([0, 0, 1]);
    expect(Array.from(bayesianFalseDiscovery([0.2, 0.3], 0.1))).toEqual([0, 0]);
  });

  test('adjusted p-values keep the order of the raw ones and pass over missing ones', () => {
    const entries = array(option(double({ min: 0, max: 1, noNaN: true }), { nil: undefined }), {
      maxLength: 30,
    });
    assert(
      property(entries, (p) => {
        for (const method of ['benjaminiHochberg', 'benjaminiYekutieli', 'holm', 'hochberg', 'bonferroni'] as const) {
          const adjusted = adjustPValues(p, method);
          p.forEach((a, i) => {
            expect(adjusted[i] === undefined).toBe(a === undefined);
            if (a === undefined) return;
            expect(adjusted[i]).toBeGreaterThanOrEqual(a - 1e-15);
            const larger = p.flatMap((b, j) => (b !== undefined && b >= a ? [adjusted[j]!] : []));
            expect(Math.min(...larger)).toBeGreaterThanOrEqual(adjusted[i]!);
          });
        }
      }),
    );
  });

  test('five expected events show a true 1.5× in 22 % of cases: ten are needed, P(X ≥ 10 | 7.5) = 0.2236', () => {
    expect(detectionPower(5)).toBeCloseTo(0.2236, 4);
    expect(detectionPower(0.01)).toBeLessThan(0.02);
    expect(detectionPower(200)).toBeGreaterThan(0.99);
    expect(detectionPower(0)).toBeUndefined();
  });
});

describe('groups', () => {
  test('nothing expected is no ratio, and a single unit is no scatter', () => {
    expect(standardisedRatio(3, 0)).toBeUndefined();
    expect(fitFunnel([3], [2], 'ratio')).toBeUndefined();
  });

  test('mean and t interval of 1, 2, 3: 2 ± 4.302653 × √(1/3)', () => {
    const { mean, variance, interval } = meanAndVariance({ n: 3, sum: 6, sumOfSquares: 14 })!;
    expect([mean, variance]).toEqual([2, 1]);
    expect(interval!.upper).toBeCloseTo(2 + 4.30265273 / Math.sqrt(3), 8);
    expect(meanAndVariance({ n: 1, sum: 4, sumOfSquares: 16 })).toEqual({
      n: 1,
      mean: 4,
      variance: undefined,
      interval: undefined,
    });
    expect(meanAndVariance({ n: 0, sum: 0, sumOfSquares: 0 })).toBeUndefined();
  });

  test('agreement over four items of variance 0.5 on a scale of five: 4 × 0.75 ÷ (4 × 0.75 + 0.25) = 12/13', () => {
    expect(withinGroupAgreement([0.5, 0.5, 0.5, 0.5], 5)!.rwgJ).toBeCloseTo(12 / 13, 12);
    expect(withinGroupAgreement([4], 5)).toEqual({ rwgJ: 0, lindell: -1 });
    expect(withinGroupAgreement([undefined], 5)).toBeUndefined();
    expect(withinGroupAgreement([], 5)).toBeUndefined();
  });
});
