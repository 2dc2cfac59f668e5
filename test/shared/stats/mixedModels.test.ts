import { assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gaussHermite } from '#shared/stats/gaussHermite.ts';
import { linearMixedModel, type GroupedRegressionInput } from '#shared/stats/linearMixedModel.ts';
import { logisticMixedModel } from '#shared/stats/logisticMixedModel.ts';
import { logisticRegression } from '#shared/stats/logisticRegression.ts';
import { poissonMixedModel } from '#shared/stats/poissonMixedModel.ts';
import { drawPoisson, drawNormal } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

const groups = 25;
const rows = 400;

/** Groups that differ by a normal with the given sd, one measured and one two-valued covariate. */
function simulated(seed: number, sd: number): { input: Omit<GroupedRegressionInput, 'response'>; eta: Float64Array } {
  const random = seededRandom(seed);
  const effect = Float64Array.from({ length: groups }, () => sd * drawNormal(random));
  const group = Int32Array.from({ length: rows }, () => Math.floor(groups * random()));
  const columns = [
    Float64Array.from({ length: rows }, () => Math.round(10 * random())),
    Float64Array.from({ length: rows }, () => (random() < 0.4 ? 1 : 0)),
  ];
  const eta = Float64Array.from(group, (g, i) => effect[g] + 0.1 * columns[0][i] - 0.5 * columns[1][i]);
  return { input: { columns, group, groups }, eta };
}

const random = seededRandom(41);
const { input, eta } = simulated(40, 0.7);
const measured: GroupedRegressionInput = { ...input, response: eta.map((e) => e + drawNormal(random)) };
const offset = eta.map(() => Math.log(0.3 + 2 * random()));
const counted: GroupedRegressionInput = {
  ...input,
  offset,
  response: eta.map((e, i) => drawPoisson(random, Math.exp(e + offset[i]))),
};
const answered: GroupedRegressionInput = {
  ...input,
  response: eta.map((e) => (random() < 1 / (1 + Math.exp(-e)) ? 1 : 0)),
};

/** The rows in another order. */
function turned(from: GroupedRegressionInput): GroupedRegressionInput {
  const order = Array.from({ length: from.response.length }, (_, i) => (i * 7 + 3) % from.response.length);
  return {
    ...from,
    columns: from.columns.map((column) => Float64Array.from(order, (i) => column[i])),
    response: order.map((i) => from.response[i]),
    group: order.map((i) => from.group[i]),
    offset: from.offset && order.map((i) => from.offset![i]),
  };
}

const twice = (values: ArrayLike<number>): number[] => [...Array.from(values), ...Array.from(values)];

/** Every row twice. */
function doubled(from: GroupedRegressionInput): GroupedRegressionInput {
  return {
    ...from,
    columns: from.columns.map((column) => Float64Array.from(twice(column))),
    response: twice(from.response),
    group: twice(from.group),
    offset: from.offset && twice(from.offset),
  };
}

/** Within a millionth of 1 + the size of the value. */
const near = (wanted: number | undefined): unknown =>
  expect.closeTo(wanted!, 6 - Math.log10(2 * (1 + Math.abs(wanted!))));

describe('a linear model whose intercept varies between groups', () => {
  const fit = linearMixedModel(measured)!;

  test('with groups of one size has a closed form: the mean squares of the analysis of variance', () => {
    // Means 2, 5, 11 of threes: MSB = 3 × 21 = 63, MSW = 1; variance between (63 - 1) / 3, reliability 1 - 1/63.
    const response = [1, 2, 3, 4, 5, 6, 10, 11, 12];
    const { coefficients, varianceBetween, varianceResidual, reliability, effects } = linearMixedModel({
      columns: [],
      response,
      group: [0, 0, 0, 1, 1, 1, 2, 2, 2],
      groups: 3,
    })!;
    expect(coefficients[0]).toEqual(near(6));
    expect(varianceResidual).toEqual(near(1));
    expect(varianceBetween).toEqual(near(62 / 3));
    expect(reliability[0]).toEqual(near(62 / 63));
    expect(effects[2]).toEqual(near((5 * 62) / 63));
  });

  test('does not mind the order of rows, and a row twice is a row of weight 2', () => {
    const other = linearMixedModel(turned(measured))!;
    expect(other.theta).toEqual(near(fit.theta));
    fit.effects.forEach((effect, j) => expect(other.effects[j]).toEqual(near(effect)));
    const weighted = linearMixedModel({ ...measured, weights: new Float64Array(rows).fill(2) })!;
    const twice = linearMixedModel(doubled(measured))!;
    for (const key of ['theta', 'criterion', 'varianceResidual'] as const)
      expect(weighted[key]).toEqual(near(twice[key]));
  });

  test('follows the response’s unit and origin, and each covariate’s', () => {
    assert(
      property(
        double({ min: -1e4, max: 1e4, noNaN: true }),
        double({ min: 0.01, max: 1e3, noNaN: true }),
        (shift, scale) => {
          const moved = linearMixedModel({
            ...measured,
            columns: measured.columns.map((column) => column.map((x) => shift + scale * x)),
            response: Float64Array.from(measured.response, (y) => shift + scale * y),
          })!;
          expect(moved.theta).toEqual(near(fit.theta));
          expect(moved.coefficients[1]).toEqual(near(fit.coefficients[1]));
          expect(moved.varianceBetween).toEqual(near(scale * scale * fit.varianceBetween));
          expect(moved.effects[3]).toEqual(near(scale * fit.effects[3]));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('draws a group to the others the more, the fewer its rows', () => {
    const sizes = Array.from({ length: groups }, (_, j) => Array.from(input.group).filter((g) => g === j).length);
    const order = [...sizes.keys()].sort((a, b) => sizes[a] - sizes[b]);
    for (let k = 1; k < groups; k++) {
      expect(fit.reliability[order[k]]).toBeGreaterThanOrEqual(fit.reliability[order[k - 1]]);
      expect(fit.effectSds[order[k]]).toBeLessThanOrEqual(fit.effectSds[order[k - 1]]);
    }
  });

  test('gives a group without rows no effect, and the whole spread as its uncertainty', () => {
    const wider = linearMixedModel({ ...measured, groups: groups + 1 })!;
    expect(wider.effects[groups]).toBe(0);
    expect(wider.effectSds[groups]).toEqual(near(Math.sqrt(wider.varianceBetween)));
    expect(wider.theta).toEqual(near(fit.theta));
  });

  test('lies on the boundary when groups’ means are nearer than chance makes them', () => {
    const level = linearMixedModel({
      columns: [],
      response: [1, 9, 2, 8, 3, 7],
      group: [0, 0, 1, 1, 2, 2],
      groups: 3,
    })!;
    expect([level.theta, level.varianceBetween, level.converged, ...level.effects]).toEqual([0, 0, true, 0, 0, 0]);
    expect(level.reason).toContain('boundary');
    expect(level.coefficients[0]).toEqual(near(5));
  });

  test('leaves a collinear column without a coefficient', () => {
    const { columns } = measured;
    const extra = linearMixedModel({
      ...measured,
      columns: [...columns, columns[0].map((x) => 3 - x), new Float64Array(rows).fill(4)],
    })!;
    expect(extra.coefficients.slice(3)).toEqual([undefined, undefined]);
    expect(extra.criterion).toEqual(near(fit.criterion));
  });

  test('needs two groups, a group of two, and something left for chance', () => {
    const nothing = { columns: [], response: [], group: [], groups: 0 };
    expect(linearMixedModel(nothing)).toBeUndefined();
    expect(linearMixedModel({ ...nothing, response: [1, 2, 3], group: [0, 0, 0], groups: 1 })).toBeUndefined();
    expect(linearMixedModel({ ...nothing, response: [1, 2, 4], group: [0, 1, 2], groups: 3 })).toBeUndefined();
    for (const x of [5, 0.1, -3.3])
      expect(
        linearMixedModel({ ...nothing, response: [x, x, x, x, x], group: [0, 0, 0, 1, 1], groups: 2 }),
      ).toBeUndefined();
    expect(linearMixedModel({ ...nothing, response: [5, 5, 7, 7], group: [0, 0, 1, 1], groups: 2 })).toBeUndefined();
  });
});

describe('counts and shares whose rate varies between groups', () => {
  const fits = { poisson: poissonMixedModel(counted, 9)!, logistic: logisticMixedModel(answered, 9)! };

  test('find the spread they were made with, within three standard errors', () => {
    for (const fit of Object.values(fits)) {
      expect(fit.converged).toBe(true);
      expect(Math.abs(fit.sdBetween - 0.7)).toBeLessThan(3 * fit.seSdBetween!);
      expect(Math.abs(fit.coefficients[2]! + 0.5)).toBeLessThan(3 * fit.standardErrors[2]!);
    }
  });

  test('do not mind the order of rows', () => {
    expect(poissonMixedModel(turned(counted), 9)!.sdBetween).toEqual(near(fits.poisson.sdBetween));
    expect(logisticMixedModel(turned(answered), 9)!.logLikelihood).toEqual(near(fits.logistic.logLikelihood));
  });

  test('take a row twice for a row of weight 2', () => {
    const weights = new Float64Array(rows).fill(2);
    const counts = [poissonMixedModel({ ...counted, weights })!, poissonMixedModel(doubled(counted))!];
    expect(counts[0].sdBetween).toEqual(near(counts[1].sdBetween));
    expect(counts[0].logLikelihood).toEqual(near(counts[1].logLikelihood));
    // Two single trials and one row of two differ by the number of orders alone, a constant.
    expect(logisticMixedModel({ ...answered, weights })!.sdBetween).toEqual(
      near(logisticMixedModel(doubled(answered))!.sdBetween),
    );
  });

  test('count exposure in any unit: only the intercept moves', () => {
    const months = poissonMixedModel({ ...counted, offset: offset.map((o) => o + Math.log(12)) }, 9)!;
    expect(months.coefficients[0]).toEqual(near(fits.poisson.coefficients[0]! - Math.log(12)));
    expect(months.coefficients[1]).toEqual(near(fits.poisson.coefficients[1]));
    expect(months.sdBetween).toEqual(near(fits.poisson.sdBetween));
    months.effects.forEach((effect, j) => expect(effect).toEqual(near(fits.poisson.effects[j])));
  });

  test('turn their signs when successes and failures change places', () => {
    const failed = logisticMixedModel(
      { ...answered, response: Float64Array.from(answered.response, (y) => 1 - y) },
      9,
    )!;
    failed.coefficients.forEach((b, k) => expect(b).toEqual(near(-fits.logistic.coefficients[k]!)));
    failed.effects.forEach((effect, j) => expect(effect).toEqual(near(-fits.logistic.effects[j])));
    expect(failed.sdBetween).toEqual(near(fits.logistic.sdBetween));
  });

  test('come to the plain regression when the groups differ no more than chance', () => {
    // Each group holds the same answers.
    const response = Array.from({ length: 24 }, (_, i) => (i % 6 < 2 ? 1 : 0));
    const level = { columns: [], response, group: response.map((_, i) => Math.floor(i / 6)), groups: 4 };
    const fit = logisticMixedModel(level, 9)!;
    expect([fit.sdBetween, fit.seSdBetween, fit.converged, ...fit.effects]).toEqual([0, undefined, true, 0, 0, 0, 0]);
    const plain = logisticRegression(level)!;
    expect(fit.coefficients[0]).toEqual(near(plain.coefficients[0]));
    expect(fit.standardErrors[0]).toEqual(near(plain.standardErrors[0]));
    expect(fit.logLikelihood).toEqual(near(plain.logLikelihood));
  });

  test('say so when separation leaves a coefficient without a finite estimate', () => {
    const column = Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 1));
    const separated = { columns: [column], response: column, group: column.map((_, i) => i % 5), groups: 5 };
    const { converged, reason } = logisticMixedModel(separated)!;
    expect(converged).toBe(false);
    expect(reason).toContain('finite');
  });

  test('never claim an estimate where two groups are all or nothing and the likelihood is flat', () => {
    for (const points of [0, 1, 9])
      for (const size of [2, 3, 5, 20]) {
        const group = Int32Array.from({ length: 2 * size }, (_, i) => (i < size ? 0 : 1));
        const fit = logisticMixedModel({ columns: [], response: group, group, groups: 2 }, points)!;
        const isHalf = Math.abs(fit.coefficients[0] ?? Infinity) < 1e-6;
        expect(fit.converged ? isHalf : fit.reason !== undefined).toBe(true);
      }
  });

  test('need two groups and an event; groups of one are an answer for counts', () => {
    const none = { columns: [], response: [0, 0, 0, 0], group: [0, 0, 1, 1], groups: 2 };
    expect([poissonMixedModel(none), logisticMixedModel(none)]).toEqual([undefined, undefined]);
    expect(logisticMixedModel({ ...none, response: [1, 1, 1, 1] })).toBeUndefined();
    const one = { ...none, response: [0, 1, 1, 0], group: [0, 0, 0, 0], groups: 1 };
    expect([poissonMixedModel(one), logisticMixedModel(one)]).toEqual([undefined, undefined]);
    const single = poissonMixedModel(
      { columns: [], response: [0, 9, 1, 30, 2, 0], group: [0, 1, 2, 3, 4, 5], groups: 6 },
      9,
    )!;
    expect(single.converged).toBe(true);
    expect(single.sdBetween).toBeGreaterThan(1);
  });
});

describe('Gauss–Hermite quadrature', () => {
  test('is exact for even powers: the mean of x⁸ is 105/16', () => {
    assert(
      property(integer({ min: 5, max: 40 }), (points) => {
        const { nodes, weights } = gaussHermite(points);
        expect(nodes.reduce((sum, x, k) => sum + weights[k] * x ** 8, 0)).toBeCloseTo(105 / 16, 10);
        expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 13);
      }),
    );
  });
});
