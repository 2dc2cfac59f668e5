import { assert, double, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawNormal } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { twoStageLeastSquares } from '#shared/stats/twoStageLeastSquares.ts';

const random = seededRandom(4);
const draws = (n: number): Float64Array => Float64Array.from({ length: n }, () => drawNormal(random));
const few = (column: Float64Array): Float64Array => column.slice(0, 60);
const mean = (v: Float64Array): number => v.reduce((sum, value) => sum + value, 0) / v.length;

describe('two-stage least squares', () => {
  const truth = draws(4000);
  const [halfA, halfB] = [truth.map((t) => t + drawNormal(random)), truth.map((t) => t + drawNormal(random))];
  const response = truth.map((t) => 1 + 2 * t + drawNormal(random));

  test('finds the slope 2 that least squares on a measure half of which is error sees as 1', () => {
    const plain = twoStageLeastSquares({ response, measured: [halfA], instruments: [halfA] })!;
    const instrumented = twoStageLeastSquares({ response, measured: [halfA], instruments: [halfB] })!;
    expect(Math.abs(plain.coefficients[1]! - 1)).toBeLessThan(0.1);
    expect(Math.abs(instrumented.coefficients[1]! - 2)).toBeLessThan(3 * instrumented.standardErrors[1]!);
    expect(instrumented.firstStageF[0]).toBeGreaterThan(100);
  });

  test('with one instrument the slope is cov(instrument, response) / cov(instrument, regressor)', () => {
    const [x, z, y] = [few(halfA), few(halfB), few(response)];
    const covariance = (a: Float64Array, b: Float64Array): number =>
      a.reduce((sum, value, i) => sum + (value - mean(a)) * (b[i] - mean(b)), 0);
    const { coefficients } = twoStageLeastSquares({ response: y, measured: [x], instruments: [z] })!;
    expect(coefficients[1]).toBeCloseTo(covariance(z, y) / covariance(z, x), 10);
    expect(coefficients[0]).toBeCloseTo(mean(y) - coefficients[1]! * mean(x), 10);
  });

  test('units and origins of instruments do not count, those of regressors only rescale their coefficient', () => {
    assert(
      property(
        double({ min: 0.001, max: 1000, noNaN: true }),
        double({ min: -1000, max: 1000, noNaN: true }),
        (unit, origin) => {
          const [x, z, y] = [few(halfA), few(halfB), few(response)];
          const plain = twoStageLeastSquares({ response: y, measured: [x], instruments: [z] })!;
          const moved = twoStageLeastSquares({
            response: y,
            measured: [x.map((value) => value * unit)],
            instruments: [z.map((value) => value / unit + origin / unit)],
          })!;
          expect(moved.coefficients[1]! * unit).toBeCloseTo(plain.coefficients[1]!, 7);
          expect(moved.robustErrors[1]! * unit).toBeCloseTo(plain.robustErrors[1]!, 7);
          expect(moved.firstStageF[0] / plain.firstStageF[0]).toBeCloseTo(1, 7);
        },
      ),
    );
  });

  test('a control that adds nothing has no coefficient and changes none', () => {
    const [x, z, y] = [few(halfA), few(halfB), few(response)];
    const plain = twoStageLeastSquares({ response: y, measured: [x], instruments: [z] })!;
    const constant = twoStageLeastSquares({
      response: y,
      measured: [x],
      instruments: [z],
      controls: [x.map(() => 3)],
    })!;
    expect(constant.coefficients[2]).toBeUndefined();
    expect(constant.robustErrors[2]).toBeUndefined();
    expect(constant.coefficients[1]).toBeCloseTo(plain.coefficients[1]!, 12);
    expect(constant.degrees).toBe(plain.degrees);
  });

  test('instruments that identify nothing give no answer', () => {
    const [x, y] = [few(halfA), few(response)];
    expect(
      twoStageLeastSquares({ response: [], measured: [new Float64Array()], instruments: [new Float64Array()] }),
    ).toBeUndefined();
    expect(twoStageLeastSquares({ response: y, measured: [x], instruments: [] })).toBeUndefined();
    expect(twoStageLeastSquares({ response: y, measured: [x], instruments: [x.map(() => 1)] })).toBeUndefined();
    expect(
      twoStageLeastSquares({ response: y, measured: [x], instruments: [few(halfB)], controls: [few(halfB)] }),
    ).toBeUndefined();
    expect(
      twoStageLeastSquares({
        response: [1, 2],
        measured: [Float64Array.of(1, 2)],
        instruments: [Float64Array.of(2, 5)],
      }),
    ).toBeUndefined();
  });
});
