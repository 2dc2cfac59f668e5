import { assert, property, shuffledSubarray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logisticRegression } from '#shared/stats/logisticRegression.ts';
import { negativeBinomialRegression } from '#shared/stats/negativeBinomialRegression.ts';
import { poissonFactorRegression } from '#shared/stats/poissonFactorRegression.ts';
import { type FactorTable } from '#shared/stats/factorTable.ts';
import { poissonRegression } from '#shared/stats/poissonRegression.ts';
import { drawPoisson } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

function simulated(seed: number, cells: number, levels: readonly number[]): FactorTable {
  const random = seededRandom(seed);
  const factors = levels.map((count) => Int32Array.from({ length: cells }, () => Math.floor(random() * count)));
  const exposure = Float64Array.from({ length: cells }, () => 0.2 + 10 * random());
  const count = exposure.map((e, i) =>
    drawPoisson(random, e * 0.4 * Math.exp(factors.reduce((sum, codes) => sum + 0.3 * codes[i], 0))),
  );
  return { factors, count, exposure };
}

const indicators = ({ factors }: FactorTable): Float64Array[] =>
  factors.flatMap((codes) =>
    Array.from({ length: Math.max(...codes) }, (_, k) => Float64Array.from(codes, (code) => (code === k + 1 ? 1 : 0))),
  );

const largestGap = (a: Float64Array, b: Float64Array): number => Math.max(...a.map((x, i) => Math.abs(x - b[i])));

describe('the Poisson regression on factors', () => {
  test('gives the same fitted means, deviance and standard errors as the regression on indicator columns', () => {
    const table = simulated(1, 400, [4, 3, 2]);
    const byFactors = poissonFactorRegression(table)!;
    const dense = poissonRegression({
      columns: indicators(table),
      response: table.count,
      offset: Float64Array.from(table.exposure, Math.log),
    })!;
    expect(byFactors.converged && dense.converged).toBe(true);
    expect(largestGap(byFactors.fitted, dense.fitted)).toBeLessThan(1e-9);
    expect(byFactors.deviance).toBeCloseTo(dense.deviance, 8);
    expect(byFactors.logLikelihood).toBeCloseTo(dense.logLikelihood, 8);
    const two = byFactors.effects[2];
    const other = two.findIndex(({ state }) => state === 'estimated');
    expect(two[other].standardError).toBeCloseTo(dense.standardErrors.at(-1)!, 9);
    expect(two[other].logRatio! * (other === 1 ? 1 : -1)).toBeCloseTo(dense.coefficients.at(-1)!, 9);
  });

  test('expects as many events as happened, in all and at every level', () => {
    const table = simulated(2, 500, [5, 3]);
    const { fitted } = poissonFactorRegression(table)!;
    for (const codes of table.factors)
      for (let level = 0; level < 3; level++) {
        const sum = (values: ArrayLike<number>): number =>
          Array.from(values).reduce((total, value, i) => total + (codes[i] === level ? value : 0), 0);
        expect(sum(fitted)).toBeCloseTo(sum(table.count), 7);
      }
  });

  test('fits 0 to a level without events and leaves the other levels as if its cells were not there', () => {
    const table = simulated(3, 300, [3, 2]);
    const count = Float64Array.from(table.count, (c, i) => (table.factors[0][i] === 2 ? 0 : c));
    const fit = poissonFactorRegression({ ...table, count })!;
    const rest = table.factors[0].reduce<number[]>((own, code, i) => (code === 2 ? own : [...own, i]), []);
    const without = poissonFactorRegression({
      factors: table.factors.map((codes) => Int32Array.from(rest, (i) => codes[i])),
      count: rest.map((i) => count[i]),
      exposure: rest.map((i) => table.exposure[i]),
    })!;
    expect(fit.converged).toBe(true);
    expect(fit.effects[0][2]).toEqual({ state: 'noEvents', logRatio: undefined, standardError: undefined });
    expect(fit.fitted.filter((_, i) => table.factors[0][i] === 2).every((mean) => mean === 0)).toBe(true);
    expect(
      largestGap(
        Float64Array.from(rest, (i) => fit.fitted[i]),
        without.fitted,
      ),
    ).toBeLessThan(1e-9);
    expect(fit.deviance).toBeCloseTo(without.deviance, 9);
  });

  test('is unmoved by a factor with one level, and marks a factor that repeats another as collinear', () => {
    const table = simulated(4, 200, [3, 2]);
    const plain = poissonFactorRegression(table)!;
    const single = poissonFactorRegression({ ...table, factors: [...table.factors, new Int32Array(200)] })!;
    const twice = poissonFactorRegression({ ...table, factors: [...table.factors, table.factors[0]] })!;
    expect(largestGap(plain.fitted, single.fitted)).toBeLessThan(1e-12);
    expect(largestGap(plain.fitted, twice.fitted)).toBeLessThan(1e-9);
    expect(twice.effects[2].map(({ state }) => state).sort()).toEqual(['collinear', 'collinear', 'reference']);
    expect(twice.parameters).toBe(plain.parameters);
  });

  test('reports events that stand in cells without exposure, and has no answer without events or exposure', () => {
    const factors = [Int32Array.of(0, 1, 0)];
    const fit = poissonFactorRegression({ factors, count: [2, 1, 4], exposure: [10, 10, 0] })!;
    expect(fit.eventsWithoutExposure).toBe(4);
    expect(Array.from(fit.fitted, (mean) => Math.round(mean * 1e9) / 1e9)).toEqual([2, 1, 0]);
    expect(poissonFactorRegression({ factors, count: [0, 0, 0], exposure: [1, 1, 1] })).toBeUndefined();
    expect(poissonFactorRegression({ factors, count: [1, 1, 1], exposure: [0, 0, 0] })).toBeUndefined();
  });

  test('says so when a combination of levels has no finite estimate', () => {
    // Three cells seen, three effects: the empty cell (0, 1) is fitted alone, and its rate has no logarithm.
    const factors = [Int32Array.of(0, 0, 1), Int32Array.of(0, 1, 1)];
    const fit = poissonFactorRegression({ factors, count: [5, 0, 4], exposure: [1, 1, 1] })!;
    expect([fit.converged, fit.reason]).toEqual([false, expect.stringContaining('Separation')]);
    expect(Array.from(fit.fitted, (mean) => Math.round(mean * 1e6) / 1e6)).toEqual([5, 0, 4]);
  });
});

describe('every regression', () => {
  const x = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i * 1.7));
  const counts = x.map((value, i) => Math.round(2 + 2 * value + (i % 5)));
  const shares = x.map((value, i) => (value + Math.cos(i * 3) > 0 ? 1 : 0));

  test('does not mind the order of rows, and counts a weight of two as two rows', () => {
    assert(
      property(shuffledSubarray(Array.from(x.keys()), { minLength: 40 }), (order) => {
        const pick = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => values[i]);
        for (const [fit, response] of [
          [poissonRegression, counts],
          [logisticRegression, shares],
        ] as const) {
          const plain = fit({ columns: [x], response })!;
          const shuffled = fit({ columns: [pick(x)], response: pick(response) })!;
          expect(shuffled.coefficients[1]).toBeCloseTo(plain.coefficients[1]!, 9);
          expect(shuffled.deviance).toBeCloseTo(plain.deviance, 8);
        }
      }),
      { numRuns: 20 },
    );
    const twice = poissonRegression({ columns: [Float64Array.of(...x, ...x)], response: [...counts, ...counts] })!;
    const weighted = poissonRegression({ columns: [x], response: counts, weights: x.map(() => 2) })!;
    expect(weighted.standardErrors[1]).toBeCloseTo(twice.standardErrors[1]!, 10);
    expect(weighted.logLikelihood).toBeCloseTo(twice.logLikelihood, 8);
  });

  test('keeps its digits when a covariate lies far from 0 (milliseconds since 1970)', () => {
    const far = x.map((value) => 1.7e12 + 1e9 * value);
    const near = poissonRegression({ columns: [x], response: counts })!;
    const shifted = poissonRegression({ columns: [far], response: counts })!;
    expect(shifted.coefficients[1]! * 1e9).toBeCloseTo(near.coefficients[1]!, 6);
    expect(shifted.standardErrors[1]! * 1e9).toBeCloseTo(near.standardErrors[1]!, 6);
  });

  test('leaves out a constant and a repeated column', () => {
    const fit = logisticRegression({ columns: [x, x.map(() => 3), x], response: shares })!;
    expect(fit.coefficients.map((b) => b === undefined)).toEqual([false, false, true, true]);
    expect(fit.standardErrors[2]).toBeUndefined();
    expect(fit.residualDegrees).toBe(38);
    expect(fit.converged).toBe(true);
  });

  test('reports separation instead of a number that grows with the steps', () => {
    const logistic = logisticRegression({
      columns: [Float64Array.of(1, 2, 3, 4, 5, 6)],
      response: [0, 0, 0, 1, 1, 1],
    })!;
    expect([logistic.converged, logistic.reason]).toEqual([false, expect.stringContaining('Separation')]);
    const poisson = poissonRegression({ columns: [Float64Array.of(0, 0, 0, 1, 1, 1)], response: [2, 3, 1, 0, 0, 0] })!;
    expect([poisson.converged, poisson.reason]).toEqual([false, expect.stringContaining('Separation')]);
  });

  test('keeps the other estimates when one level has no events: those of the rows without it', () => {
    const level = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'];
    const response = [3, 5, 4, 9, 7, 8, 0, 0, 0];
    const of = (name: string): Float64Array => Float64Array.from(level, (own) => (own === name ? 1 : 0));
    const fit = poissonRegression({ columns: [of('b'), of('c')], response })!;
    expect(fit.converged).toBe(false);
    expect(fit.coefficients[2]).toBeUndefined();
    // Means 4 and 8: ln 4 and ln 2.
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(4), 8);
    expect(fit.coefficients[1]).toBeCloseTo(Math.log(2), 8);
  });

  test('has no answer where there is nothing to tell apart', () => {
    expect(poissonRegression({ columns: [], response: [] })).toBeUndefined();
    expect(poissonRegression({ columns: [], response: [0, 0] })).toBeUndefined();
    expect(logisticRegression({ columns: [], response: [1, 1] })).toBeUndefined();
    expect(negativeBinomialRegression({ columns: [], response: [0, 0] })).toBeUndefined();
  });

  test('counts spread no wider than chance make theta Infinity, with the Poisson estimate and a reason', () => {
    const fit = negativeBinomialRegression({ columns: [], response: [2, 2, 3, 2, 3, 3] })!;
    expect(fit.theta).toBe(Infinity);
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(2.5), 10);
    expect(fit.reason).toContain('No over-dispersion');
  });
});
