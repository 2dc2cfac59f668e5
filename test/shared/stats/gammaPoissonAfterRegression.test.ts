import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorLayout, factorProducts } from '#shared/stats/factorLayout.ts';
import { type ExpectedRegression, fitGammaPoissonAfterRegression } from '#shared/stats/gammaPoissonAfterRegression.ts';
import { fitGammaPoisson } from '#shared/stats/gammaPoissonShrinkage.ts';
import { logGamma } from '#shared/stats/logGamma.ts';
import { drawGamma, drawPoisson } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

/** Units in a few places each, whose expected numbers are those of their place: observed in the place, shared by size. */
function unitsInPlaces(observed: readonly number[], size: readonly number[], place: readonly number[]) {
  const places = 1 + Math.max(...place);
  const [events, sizes] = [new Float64Array(places), new Float64Array(places)];
  observed.forEach((count, m) => {
    events[place[m]] += count;
    sizes[place[m]] += size[m];
  });
  const expected = Float64Array.from(observed, (_, m) => (size[m] * events[place[m]]) / sizes[place[m]]);
  const layout = factorLayout({ factors: [Int32Array.from(place)], count: [...observed], exposure: [...size] })!;
  const carried = new Float64Array(layout.size * observed.length);
  observed.forEach((_, m) => {
    carried[m * layout.size] = expected[m];
    const column = layout.columns[0][place[m]];
    if (column > 0) carried[m * layout.size + column] = expected[m];
  });
  const regression: ExpectedRegression = { size: layout.size, information: factorProducts(layout, expected), carried };
  return { expected, regression };
}

/** Units that all share one place: the regression is an intercept. */
const together = (observed: readonly number[], size: readonly number[]) =>
  unitsInPlaces(observed, size, Array<number>(observed.length).fill(0));

describe('the spread after a regression', () => {
  it('is the one of greatest likelihood once the intercept is integrated out', () => {
    const observed = [3, 12, 7, 1, 25, 9, 4, 0, 6, 14, 2, 8];
    const size = [5, 5, 7, 4, 11, 9, 6, 3, 4, 6, 8, 5];
    const { expected, regression } = together(observed, size);
    // The integral over the intercept by the trapezoid rule, maximised over a fine grid of shapes.
    const likelihood = (shape: number): number => {
      let sum = 0;
      for (let theta = -2; theta <= 2; theta += 0.04) {
        let log = 0;
        observed.forEach((count, m) => {
          const mean = expected[m] * Math.exp(theta);
          log += logGamma(shape + count) - logGamma(shape) - (shape + count) * Math.log(shape + mean);
          log += shape * Math.log(shape) + count * Math.log(mean) - logGamma(count + 1);
        });
        sum += Math.exp(log);
      }
      return sum;
    };
    let best = 1;
    for (let shape = 1; shape < 8; shape += 0.02) if (likelihood(shape) > likelihood(best)) best = shape;
    const fit = fitGammaPoissonAfterRegression(observed, expected, regression)!;
    expect(fit.converged).toBe(true);
    expect(fit.shape / best).toBeGreaterThan(0.95);
    expect(fit.shape / best).toBeLessThan(1.05);
    expect(fit.shape).toBeLessThan(fitGammaPoisson(observed, expected)!.shape);
  });

  it('is not narrowed by what places took of their units, three units a place', () => {
    const random = seededRandom(5);
    const place = Array.from({ length: 90 }, (_, m) => Math.floor(m / 3));
    const size = place.map(() => 4 + 8 * random());
    let [restricted, plain] = [0, 0];
    const rounds = 60;
    for (let round = 0; round < rounds; round++) {
      const observed = size.map((years) => drawPoisson(random, years * drawGamma(random, 6, 6)));
      const { expected, regression } = unitsInPlaces(observed, size, place);
      restricted += 1 / fitGammaPoissonAfterRegression(observed, expected, regression)!.shape / rounds;
      plain += 1 / (fitGammaPoisson(observed, expected)?.shape ?? Infinity) / rounds;
    }
    // True variance of the ratios: 1 / 6. A regression with a coefficient for three units takes a third of it.
    expect(restricted).toBeGreaterThan(0.145);
    expect(restricted).toBeLessThan(0.19);
    expect(plain).toBeLessThan(0.12);
  });

  it('does not depend on the order of the units', () => {
    const observed = [3, 12, 7, 1, 25, 9];
    const size = [5, 5, 7, 4, 11, 9];
    const straight = together(observed, size);
    const turned = together(observed.toReversed(), size.toReversed());
    const fit = fitGammaPoissonAfterRegression(observed, straight.expected, straight.regression)!;
    const again = fitGammaPoissonAfterRegression(observed.toReversed(), turned.expected, turned.regression)!;
    expect(again.shape / fit.shape).toBeCloseTo(1, 4);
    expect(again.mean).toBeCloseTo(fit.mean, 6);
  });

  it('is none, with the reason, where counts scatter no more than chance makes them', () => {
    const alike = together(Array<number>(10).fill(20), Array<number>(10).fill(20));
    const fit = fitGammaPoissonAfterRegression(Array<number>(10).fill(20), alike.expected, alike.regression)!;
    expect(fit.shape).toBe(Infinity);
    expect(fit.mean).toBe(1);
    expect(fit.reason).toMatch(/^No spread beyond chance/);
  });

  it('cannot be told of one unit, nor without any event', () => {
    const one = together([9], [9]);
    expect(fitGammaPoissonAfterRegression([9], one.expected, one.regression)).toBeUndefined();
    const { regression } = together([1, 1], [1, 1]);
    expect(fitGammaPoissonAfterRegression([0, 0], [1, 1], regression)).toBeUndefined();
    expect(fitGammaPoissonAfterRegression([], [], { ...regression, carried: new Float64Array() })).toBeUndefined();
  });
});

it('is a spread above zero, or none with the reason, whatever the counts', () => {
  const units = fc.array(
    fc.tuple(fc.oneof(fc.nat(3), fc.nat(400)), fc.double({ min: 0.001, max: 500, noNaN: true }), fc.nat(4)),
    { minLength: 2, maxLength: 40 },
  );
  fc.assert(
    fc.property(units, (rows) => {
      const observed = rows.map(([count]) => count);
      fc.pre(observed.some((count) => count > 0));
      const size = rows.map(([, one]) => one);
      const { expected, regression } = unitsInPlaces(
        observed,
        size,
        rows.map(([, , place]) => place),
      );
      fc.pre(expected.filter((one) => one > 0).length > 1);
      const fit = fitGammaPoissonAfterRegression(observed, expected, regression)!;
      expect(fit.shape).toBeGreaterThan(0);
      expect(fit.mean).toBeGreaterThan(0);
      expect(fit.mean).toBeLessThan(Infinity);
      expect(fit.converged && fit.shape < Infinity).toBe(fit.reason === undefined);
    }),
    { numRuns: 300 },
  );
});
