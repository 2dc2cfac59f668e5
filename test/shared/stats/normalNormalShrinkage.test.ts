import { array, assert, double, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalNormalPosterior } from '#shared/stats/normalNormalPosterior.ts';
import { fitNormalNormal } from '#shared/stats/normalNormalShrinkage.ts';
import { drawNormal } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

const unit = tuple(double({ min: -50, max: 50, noNaN: true }), double({ min: 0.5, max: 20, noNaN: true }));
const units = array(unit, { minLength: 2, maxLength: 30 });
const fitOf = (pairs: readonly (readonly [number, number])[]) =>
  fitNormalNormal(
    pairs.map(([value]) => value),
    pairs.map(([, error]) => error),
  )!;

describe('normal–normal shrinkage', () => {
  test('with equal errors is the variance of the values, 10, less that of chance, 2² = 4', () => {
    const { mean, variance, seMean, converged } = fitNormalNormal([60, 62, 64, 66, 68], new Float64Array(5).fill(2))!;
    expect(mean).toBeCloseTo(64, 12);
    expect(variance).toBeCloseTo(6, 12);
    expect(seMean).toBeCloseTo(Math.sqrt(10 / 5), 12);
    expect(converged).toBe(true);
  });

  test('finds the spread it was made with', () => {
    const random = seededRandom(8);
    const errors = Float64Array.from({ length: 3000 }, () => 1 + 4 * random());
    const values = errors.map((error) => 62 + 3 * drawNormal(random) + error * drawNormal(random));
    const { mean, variance } = fitNormalNormal(values, errors)!;
    expect(mean).toBeCloseTo(62, 0);
    expect(Math.abs(Math.sqrt(variance) - 3)).toBeLessThan(0.25);
  });

  test('does not mind the order of units, and follows the unit and the origin of the values', () => {
    assert(
      property(
        units,
        double({ min: -100, max: 100, noNaN: true }),
        double({ min: 0.1, max: 50, noNaN: true }),
        (pairs, shift, scale) => {
          const fit = fitOf(pairs);
          const turned = fitOf(pairs.toReversed());
          const moved = fitOf(pairs.map(([value, error]) => [shift + scale * value, scale * error]));
          const size = fit.variance + 1;
          expect(Math.abs(turned.variance - fit.variance)).toBeLessThan(1e-7 * size);
          expect(Math.abs(moved.variance / scale ** 2 - fit.variance)).toBeLessThan(1e-6 * size);
          expect((moved.mean - shift) / scale).toBeCloseTo(fit.mean, 5);
        },
      ),
    );
  });

  test('draws a value to the mean, the more the less certain it is, and a wider level holds a narrower one', () => {
    assert(
      property(unit, double({ min: 0.1, max: 100, noNaN: true }), ([value, error], variance) => {
        const prior = { mean: 3, variance };
        const { mean, sd, lower, upper, probabilityAbove } = normalNormalPosterior(prior, value, error);
        expect((mean - 3) * (value - mean)).toBeGreaterThanOrEqual(-1e-9);
        expect(sd).toBeLessThanOrEqual(Math.min(error, Math.sqrt(variance)) + 1e-12);
        expect(Math.abs(normalNormalPosterior(prior, value, 2 * error).mean - 3)).toBeLessThanOrEqual(
          Math.abs(mean - 3) + 1e-12,
        );
        const wide = normalNormalPosterior(prior, value, error, 0.99);
        expect(wide.lower).toBeLessThan(lower);
        expect(wide.upper).toBeGreaterThan(upper);
        expect(probabilityAbove(lower)).toBeCloseTo(0.95, 9);
        expect(probabilityAbove(mean)).toBeCloseTo(0.5, 12);
      }),
    );
  });

  test('values that scatter less than chance, or not at all, make the prior a point, above which nobody lies', () => {
    const fit = fitNormalNormal([63, 64, 65], [5, 5, 5])!;
    expect([fit.variance, fit.converged]).toEqual([0, true]);
    expect(fit.reason).toContain('chance');
    const posterior = normalNormalPosterior(fit, 90, 5);
    expect([
      posterior.sd,
      posterior.lower,
      posterior.probabilityAbove(fit.mean),
      posterior.probabilityAbove(60),
    ]).toEqual([0, fit.mean, 0, 1]);
    expect(fitNormalNormal([7, 7, 7], [1, 2, 3])!.variance).toBe(0);
  });

  test('needs two units; those without a value or an error are left out', () => {
    expect(fitNormalNormal([], [])).toBeUndefined();
    expect(fitNormalNormal([63], [1])).toBeUndefined();
    expect(fitNormalNormal([63, Number.NaN, 70], [1, 1, 0])).toBeUndefined();
    expect(fitNormalNormal([60, 62, 64, 66, 68, Number.NaN, 9], [2, 2, 2, 2, 2, 1, 0])!.variance).toBeCloseTo(6, 12);
  });
});
