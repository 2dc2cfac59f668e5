import { assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaBinomialPosterior } from '#shared/stats/betaBinomialPosterior.ts';
import { betaBinomialData, betaBinomialPoint } from '#shared/stats/betaBinomialLikelihood.ts';
import { fitBetaBinomial } from '#shared/stats/betaBinomialShrinkage.ts';
import { drawBeta, drawBinomial } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

describe('beta–binomial shrinkage', () => {
  const random = seededRandom(9);
  const trials = Array.from({ length: 3000 }, () => 3 + Math.floor(20 * random()));
  const successes = trials.map((n) => drawBinomial(random, n, drawBeta(random, 4, 6)));
  const fit = fitBetaBinomial(successes, trials)!;

  test('finds the spread it was made with, within three standard errors', () => {
    expect(fit.converged).toBe(true);
    expect(Math.abs(Math.log((fit.alpha + fit.beta) / 10))).toBeLessThan(3 * fit.seLogPrecision!);
    expect(Math.abs(Math.log(fit.mean / (1 - fit.mean) / (4 / 6)))).toBeLessThan(3 * fit.seLogitMean!);
  });

  test('does not mind the order of units; failures counted as successes turn the shapes round', () => {
    const turned = fitBetaBinomial(successes.toReversed(), trials.toReversed())!;
    const failures = fitBetaBinomial(
      successes.map((k, i) => trials[i] - k),
      trials,
    )!;
    expect(turned.alpha).toBeCloseTo(fit.alpha, 8);
    expect(failures.alpha).toBeCloseTo(fit.beta, 6);
    expect(failures.beta).toBeCloseTo(fit.alpha, 6);
  });

  test('two units, 0 and 2 of 2, under a flat prior: each has likelihood 1/3', () => {
    // Beta(1, 1): every number of successes out of n is as likely, 1 / (n + 1).
    const { logLikelihood } = betaBinomialPoint(betaBinomialData([0, 2], [2, 2]), 2, 0.5);
    expect(logLikelihood).toBeCloseTo(2 * Math.log(1 / 3), 13);
  });

  test('slope and curvature are those of the likelihood', () => {
    const data = betaBinomialData([0, 3, 5, 2, 9], [4, 3, 11, 8, 20]);
    const at = (a: number, b: number) => betaBinomialPoint(data, Math.exp(a), 1 / (1 + Math.exp(-b)));
    assert(
      property(double({ min: -2, max: 5, noNaN: true }), double({ min: -2, max: 2, noNaN: true }), (a, b) => {
        const h = 1e-5;
        const { slope, curvature } = at(a, b);
        expect((at(a + h, b).logLikelihood - at(a - h, b).logLikelihood) / (2 * h)).toBeCloseTo(slope[0], 4);
        expect((at(a, b + h).logLikelihood - at(a, b - h).logLikelihood) / (2 * h)).toBeCloseTo(slope[1], 4);
        expect((at(a + h, b).slope[0] - at(a - h, b).slope[0]) / (2 * h)).toBeCloseTo(curvature[0], 4);
        expect((at(a, b + h).slope[0] - at(a, b - h).slope[0]) / (2 * h)).toBeCloseTo(curvature[1], 4);
        expect((at(a, b + h).slope[1] - at(a, b - h).slope[1]) / (2 * h)).toBeCloseTo(curvature[2], 4);
      }),
    );
  });

  test('pulls a share towards the prior, and rises with the successes', () => {
    const prior = { alpha: 4, beta: 6, mean: 0.4 };
    assert(
      property(integer({ min: 1, max: 60 }), integer({ min: 0, max: 60 }), (n, raw) => {
        const k = Math.min(raw, n - 1);
        const { mean, lower, upper, probabilityAbove } = betaBinomialPosterior(prior, k, n);
        expect((mean - 0.4) * (k / n - mean)).toBeGreaterThanOrEqual(-1e-12);
        expect(lower).toBeLessThan(mean);
        expect(upper).toBeGreaterThan(mean);
        expect(betaBinomialPosterior(prior, k + 1, n).probabilityAbove(0.5)).toBeGreaterThan(probabilityAbove(0.5));
      }),
    );
    const untried = betaBinomialPosterior(prior, 0, 0);
    expect([untried.mean, untried.sd]).toEqual([0.4, Math.sqrt(24 / 11) / 10]);
    expect(untried.probabilityAbove(untried.quantile(0.2))).toBeCloseTo(0.8, 10);
  });

  test('shares that scatter as little as chance make the prior a point, above which nobody lies', () => {
    const even = fitBetaBinomial([5, 4, 6, 5], [10, 10, 10, 10])!;
    expect([even.alpha, even.variance, even.mean, even.converged]).toEqual([Infinity, 0, 0.5, true]);
    expect(even.reason).toContain('No spread');
    const posterior = betaBinomialPosterior(even, 9, 10);
    expect([posterior.mean, posterior.lower, posterior.upper, posterior.quantile(0.9)]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(posterior.probabilityAbove(0.5)).toBe(0);
  });

  test('units that are all or nothing have no finite prior, and that is said', () => {
    const split = fitBetaBinomial([0, 4, 0, 5, 3], [3, 4, 6, 5, 3])!;
    expect(split.converged).toBe(false);
    expect(split.reason).toContain('all or nothing');
    expect(split.alpha + split.beta).toBeLessThan(1e-5);
    expect(split.seLogPrecision).toBeUndefined();
  });

  test('one unit, single trials only, or trials that all end alike are too little', () => {
    expect(fitBetaBinomial([], [])).toBeUndefined();
    expect(fitBetaBinomial([3], [9])).toBeUndefined();
    expect(fitBetaBinomial([3, 0], [9, 0])).toBeUndefined();
    expect(fitBetaBinomial([0, 1, 1], [1, 1, 1])).toBeUndefined();
    expect(fitBetaBinomial([0, 0], [5, 8])).toBeUndefined();
    expect(fitBetaBinomial([5, 8], [5, 8])).toBeUndefined();
    expect(() => fitBetaBinomial([6], [5])).toThrow('within');
  });
});
