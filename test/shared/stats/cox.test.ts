import { existsSync, readFileSync } from 'node:fs';
import { array, assert, constantFrom, integer, nat, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coxBaselineHazard } from '#shared/stats/coxBaselineHazard.ts';
import type { CoxInput, TieMethod } from '#shared/stats/coxDesign.ts';
import { coxRegression, type CoxFit } from '#shared/stats/coxRegression.ts';
import { coxRobustVariance } from '#shared/stats/coxRobustVariance.ts';
import { coxSurvival } from '#shared/stats/coxSurvival.ts';
import { coxTests } from '#shared/stats/coxTests.ts';
import { martingaleResiduals } from '#shared/stats/martingaleResiduals.ts';
import { proportionality } from '#shared/stats/proportionality.ts';
import { survivalScale } from '#shared/stats/survivalScale.ts';

interface Row {
  entry: number;
  stay: number;
  event: 0 | 1;
  x: number;
  group: 0 | 1;
  weight: number;
  person: number;
}

const rows = array(
  record({
    entry: integer({ min: 0, max: 8 }),
    stay: integer({ min: 1, max: 12 }),
    event: constantFrom(0, 1),
    x: integer({ min: -3, max: 3 }),
    group: constantFrom(0, 1),
    weight: integer({ min: 1, max: 3 }),
    person: nat({ max: 30 }),
  }),
  { minLength: 12, maxLength: 50 },
) as Arbitrary<Row[]>;

const ties: Arbitrary<TieMethod> = constantFrom('efron', 'breslow');

const column = (list: Row[], value: (row: Row) => number): Float64Array => Float64Array.from(list, value);

const input = (list: Row[], method: TieMethod, scale = 1): CoxInput => ({
  entry: column(list, (row) => row.entry * scale),
  exit: column(list, (row) => (row.entry + row.stay) * scale),
  event: Uint8Array.from(list, (row) => row.event),
  covariates: [column(list, (row) => row.x), column(list, (row) => row.group)],
  weights: column(list, (row) => row.weight),
  ties: method,
});

/** Everything a fit says, without what depends on the rows' order; infinite coefficients only as such. */
function summary(fit: CoxFit | undefined): unknown {
  if (!fit) return undefined;
  if (!fit.converged) return fit.reason;
  return [
    fit.coefficients,
    fit.standardErrors,
    fit.nullLogLikelihood,
    fit.logLikelihood,
    fit.scoreStatistic,
    coxBaselineHazard(fit).map((curve) => Array.from(curve.cumulativeHazard)),
  ];
}

/** How far two answers are apart, relative to 1 + their size; infinitely when one says what the other does not. */
function distance(got: unknown, wanted: unknown): number {
  if (typeof wanted === 'number' && typeof got === 'number') return Math.abs(got - wanted) / (1 + Math.abs(wanted));
  if (Array.isArray(wanted) && Array.isArray(got) && got.length === wanted.length)
    return wanted.reduce((most: number, part, i) => Math.max(most, distance(got[i], part)), 0);
  return got === wanted ? 0 : Infinity;
}

/** Two answers, equal to 7 digits. */
function expectSame(got: unknown, wanted: unknown): void {
  expect(distance(got, wanted)).toBeLessThanOrEqual(1e-7);
}

/** Whether there are two estimates to compare; either both are there or neither. */
function bothEstimated(a: CoxFit | undefined, b: CoxFit | undefined): boolean {
  expect(b?.converged).toBe(a?.converged);
  return a?.converged === true;
}

const three = {
  exit: Float64Array.of(1, 2, 3),
  event: Uint8Array.of(1, 1, 1),
  covariates: [Float64Array.of(0, 1, 0)],
};

describe('Cox regression', () => {
  test('by hand: events at 1, 2, 3 with covariate 0, 1, 0', () => {
    // With u = e^b the log-likelihood is -ln(2+u) + b - ln(1+u); its slope 1 - u/(2+u) - u/(1+u) is 0 at u² = 2.
    const u = Math.SQRT2;
    const fit = coxRegression(three)!;
    expect(fit.converged).toBe(true);
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(u), 10);
    expect(fit.nullLogLikelihood).toBeCloseTo(-Math.log(6), 12);
    expect(fit.logLikelihood).toBeCloseTo(Math.log(u) - Math.log(2 + u) - Math.log(1 + u), 12);
    // Information 2u/(2+u)² + u/(1+u)².
    expect(fit.standardErrors[0]).toBeCloseTo(1 / Math.sqrt((2 * u) / (2 + u) ** 2 + u / (1 + u) ** 2), 10);
    // Hazard steps 1/(2+u), 1/(1+u), 1; each row's residual is 1 less its hazard times 1 or u.
    const [a, b] = [1 / (2 + u), 1 / (2 + u) + 1 / (1 + u)];
    expectSame(Array.from(coxBaselineHazard(fit)[0].cumulativeHazard), [a, b, b + 1]);
    expectSame(Array.from(martingaleResiduals(fit)), [1 - a, 1 - u * b, 1 - (b + 1)]);
    expect(coxSurvival(fit, [1])[0].survival[1]).toBeCloseTo(Math.exp(-u * b), 10);
    // At b = 0 the score is 1 - 1/3 - 1/2 = 1/6 and the information 2/9 + 1/4 = 17/36.
    expect(coxTests(fit)!.score.statistic).toBeCloseTo(1 / 17, 10);
  });

  test('does not mind the order of rows', () => {
    assert(
      property(rows, ties, (list, method) => {
        const fit = coxRegression(input(list, method));
        const turned = coxRegression(input(list.toReversed(), method));
        expectSame(summary(turned), summary(fit));
        if (!fit?.converged) return;
        expectSame(Array.from(martingaleResiduals(turned!)).toReversed(), Array.from(martingaleResiduals(fit)));
      }),
    );
  });

  test('is the same when a stay is cut in two at any time, and so is the variance by person', () => {
    assert(
      property(rows, ties, nat(), nat(), (list, method, which, at) => {
        const people = list.map((row, person) => ({ ...row, person }));
        const row = people[which % people.length];
        const first = 1 + (at % row.stay);
        if (first === row.stay) return;
        const cut: Row[] = [
          ...people.filter((other) => other !== row),
          { ...row, stay: first, event: 0 },
          { ...row, entry: row.entry + first, stay: row.stay - first },
        ];
        const [whole, parts] = [coxRegression(input(people, method)), coxRegression(input(cut, method))];
        if (!bothEstimated(whole, parts)) return;
        const byPerson = (fit: CoxFit, of: Row[]): unknown =>
          coxRobustVariance(
            fit,
            column(of, ({ person }) => person),
          )!.standardErrors;
        // The covariates' means move with the number of rows: compare what is told in their own units.
        expectSame(
          [parts!.coefficients, parts!.standardErrors, parts!.logLikelihood, byPerson(parts!, cut)],
          [whole!.coefficients, whole!.standardErrors, whole!.logLikelihood, byPerson(whole!, people)],
        );
        const residuals = martingaleResiduals(parts!).slice(-2);
        expectSame(residuals[0] + residuals[1], martingaleResiduals(whole!)[people.indexOf(row)]);
      }),
    );
  });

  test('only the order of times matters, not their unit', () => {
    assert(
      property(rows, ties, (list, method) => {
        expectSame(summary(coxRegression(input(list, method, 365.25))), summary(coxRegression(input(list, method))));
      }),
    );
  });

  test('with Breslow’s ties a row of weight 2 is two rows', () => {
    assert(
      property(rows, (list) => {
        const twice = list.flatMap((row) => Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })));
        const [weighted, repeated] = [list, twice].map((of) => coxRegression(input(of, 'breslow')));
        if (!bothEstimated(weighted, repeated)) return;
        expectSame(summary(repeated), summary(weighted));
      }),
    );
  });

  test('strata are compared within themselves: as if each were watched at a time of its own', () => {
    assert(
      property(rows, ties, (list, method) => {
        const given = { ...input(list, method), covariates: [column(list, ({ x }) => x)] };
        const apart = list.map((row) => ({ ...row, entry: row.entry + 100 * row.group }));
        const stratified = coxRegression({ ...given, strata: column(list, ({ group }) => group) });
        const shifted = coxRegression({ ...input(apart, method), covariates: given.covariates });
        if (!bothEstimated(stratified, shifted)) return;
        expectSame(
          [stratified!.coefficients, stratified!.standardErrors, stratified!.logLikelihood],
          [shifted!.coefficients, shifted!.standardErrors, shifted!.logLikelihood],
        );
        expectSame(Array.from(martingaleResiduals(stratified!)), Array.from(martingaleResiduals(shifted!)));
      }),
    );
  });

  test('the null log-likelihood of disjoint strata is the sum of their own', () => {
    assert(
      property(rows, ties, (list, method) => {
        const of = (part: Row[], strata?: Float64Array): number =>
          coxRegression({ ...input(part, method), ...(strata ? { strata } : {}) })?.nullLogLikelihood ?? 0;
        const parts = [0, 1].map((group) => list.filter((row) => row.group === group));
        expectSame(
          of(
            list,
            column(list, ({ group }) => group),
          ),
          of(parts[0]) + of(parts[1]),
        );
      }),
    );
  });

  test('a covariate in other units, from another origin, has the coefficient in those units and the same hazards', () => {
    assert(
      property(rows, ties, (list, method) => {
        const given = input(list, method);
        const [x, group] = given.covariates;
        const fit = coxRegression(given);
        const moved = coxRegression({ ...given, covariates: [x.map((value) => 2000 + value / 100), group] });
        if (!bothEstimated(fit, moved)) return;
        expectSame(moved!.coefficients, [fit!.coefficients[0] && 100 * fit!.coefficients[0], fit!.coefficients[1]]);
        expectSame(Array.from(martingaleResiduals(moved!)), Array.from(martingaleResiduals(fit!)));
      }),
    );
  });

  test('weighted residuals sum to 0', () => {
    assert(
      property(rows, ties, (list, method) => {
        const fit = coxRegression(input(list, method));
        if (!fit?.converged) return;
        const sum = martingaleResiduals(fit).reduce((total, residual, i) => total + residual * list[i].weight, 0);
        expect(Math.abs(sum)).toBeLessThan(1e-8);
      }),
    );
  });
});

test('where risks differ by many orders, rows that leave do not blur the smaller ones that stay', () => {
  const list = Array.from({ length: 400 }, (_, i) => ({
    entry: 25 * (1 + Math.sin(i * i)),
    exit: 25 * (1 + Math.sin(i * i)) + 10 * (1.01 + Math.cos(7 * i)),
    x: Math.cos(3 * i * i),
    offset: 25 * (1 + Math.sin(i * i)) * 0.8 + Math.sin(11 * i),
  }));
  const fit = coxRegression({
    entry: Float64Array.from(list, ({ entry }) => entry),
    exit: Float64Array.from(list, ({ exit }) => exit),
    event: new Uint8Array(400).fill(1),
    covariates: [Float64Array.from(list, ({ x }) => x)],
    offset: list.map(({ offset }) => offset),
  })!;
  // The slope of the log-likelihood at the estimate, each risk set summed by itself.
  const b = fit.coefficients[0]!;
  let slope = 0;
  for (const { exit, x } of list) {
    const atRisk = list.filter((row) => row.entry < exit && exit <= row.exit);
    const risk = (row: { x: number; offset: number }): number => Math.exp(b * row.x + row.offset);
    slope +=
      x - atRisk.reduce((sum, row) => sum + risk(row) * row.x, 0) / atRisk.reduce((sum, row) => sum + risk(row), 0);
  }
  expect(fit.converged).toBe(true);
  expect(Math.abs(slope)).toBeLessThan(1e-7);
});

describe('what a Cox regression cannot tell, it does not tell', () => {
  test('no rows, or no events, is no fit', () => {
    expect(coxRegression({ exit: new Float64Array(), event: new Uint8Array(), covariates: [] })).toBeUndefined();
    expect(coxRegression({ ...three, event: Uint8Array.of(0, 0, 0) })).toBeUndefined();
    expect(coxRegression({ ...three, entry: three.exit })).toBeUndefined();
  });

  test('a constant covariate, a copy of another, and one that only tells strata apart have no coefficient', () => {
    const given = {
      exit: Float64Array.of(5, 3, 8, 6, 2, 9),
      event: Uint8Array.of(1, 1, 0, 1, 1, 1),
      strata: [1, 1, 1, 2, 2, 2],
    };
    const x = Float64Array.of(1, 0, 2, 0.1, 3, 1);
    const covariates = [new Float64Array(6).fill(0.1), x, x.map((v) => 3 * v + 1), Float64Array.of(7, 7, 7, 9, 9, 9)];
    const fit = coxRegression({ ...given, covariates })!;
    const alone = coxRegression({ ...given, covariates: [x] })!;
    expect(fit.converged).toBe(true);
    expectSame(fit.coefficients, [undefined, alone.coefficients[0], undefined, undefined]);
    expectSame(fit.standardErrors, [undefined, alone.standardErrors[0], undefined, undefined]);
    expect(coxTests(fit)!.wald.degrees).toBe(1);
    expect(coxRobustVariance(fit, [1, 2, 3, 4, 5, 6])!.standardErrors.map((se) => se === undefined)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(proportionality(fit, fit.design.sets.times).covariates[0]).toBeUndefined();
  });

  test('each row in a stratum of its own has nobody to be compared with', () => {
    const fit = coxRegression({ ...three, strata: [1, 2, 3] })!;
    expect(fit.coefficients).toEqual([undefined]);
    expect(fit.logLikelihood).toBe(0);
    expect(coxTests(fit)).toBeUndefined();
    expect(Array.from(martingaleResiduals(fit))).toEqual([0, 0, 0]);
  });

  test('a covariate that tells every event from those at risk has no finite coefficient, and that is said', () => {
    const exit = Float64Array.from({ length: 40 }, (_, i) => i + 1);
    const event = Uint8Array.from(exit, (_, i) => (i % 2 === 0 ? 1 : 0));
    const other = Float64Array.from(exit, (t) => Math.sin(t * t));
    const fit = coxRegression({ exit, event, covariates: [other, Float64Array.from(event)] })!;
    expect(fit.converged).toBe(false);
    expect(fit.reason).toMatch(/Monotone likelihood.*covariate 2/);
    const group = coxRegression({
      exit,
      event,
      covariates: [Float64Array.from(exit, (_, i) => (i % 4 === 1 ? 1 : 0))],
    })!;
    expect(group.reason).toMatch(/Monotone likelihood/);
  });

  test('one cluster alone gives no robust variance', () => {
    expect(coxRobustVariance(coxRegression(three)!, [4, 4, 4])).toBeUndefined();
  });

  test('one event time leaves no change over time to be tested', () => {
    const given = {
      exit: Float64Array.of(4, 4, 5),
      event: Uint8Array.of(1, 1, 0),
      covariates: [Float64Array.of(0, 2, 1)],
    };
    const fit = coxRegression(given)!;
    expect(proportionality(fit, fit.design.sets.times)).toEqual({ covariates: [undefined], overall: undefined });
  });

  test('a row that leaves as it enters is left out, and its residual is undefined', () => {
    const entry = Float64Array.of(0, 0, 0, 2);
    const late = { entry, exit: Float64Array.of(1, 2, 3, 2), event: Uint8Array.of(1, 1, 1, 1) };
    const fit = coxRegression({ ...late, covariates: [Float64Array.of(0, 1, 0, 5)] })!;
    expect(fit.rows).toBe(3);
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(Math.SQRT2), 10);
    expect(martingaleResiduals(fit)[3]).toBeNaN();
  });
});

const published = '../shared/data/job_retention/job_retention.csv';

test.skipIf(!existsSync(published))('the published Cox table of job retention is met to its five decimals', () => {
  const facts = JSON.parse(readFileSync('../shared/data/facts.json', 'utf8')) as {
    job_retention: { published_cox_coef_se: Record<string, [number, number]> };
  };
  const table = facts.job_retention.published_cox_coef_se;
  const [head, ...lines] = readFileSync(published, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', '').split(','));
  const text = (name: string): string[] => lines.map((line) => line[head.indexOf(name)]);
  const factor =
    (name: string) =>
    (level: string): Float64Array =>
      Float64Array.from(text(name), (value) => (value === level ? 1 : 0));
  const names = Object.keys(table);
  const covariates = names.map((name) => {
    const of = ['gender', 'field', 'level'].find((each) => name.startsWith(each));
    return of ? factor(of)(name.slice(of.length)) : Float64Array.from(text(name), Number);
  });
  const given = { exit: Float64Array.from(text('month'), Number), event: Uint8Array.from(text('left'), Number) };
  const fit = coxRegression({ ...given, covariates })!;
  const found = names.map((name, j) => [name, fit.coefficients[j]!.toFixed(5), fit.standardErrors[j]!.toFixed(5)]);
  expect(found).toEqual(names.map((name) => [name, ...table[name].map((value) => value.toFixed(5))]));
  // Beside the table: likelihood ratio 89.18, Wald 94.95, score 95.31; proportionality overall 11.156 (p = 0.27).
  const tests = coxTests(fit)!;
  expect([tests.likelihoodRatio, tests.wald, tests.score].map(({ statistic }) => statistic.toFixed(2))).toEqual([
    '89.18',
    '94.95',
    '95.31',
  ]);
  expect(proportionality(fit, survivalScale(given, fit.design.sets.times)!).overall!.statistic).toBeCloseTo(11.156, 3);
  process.stdout.write(`job_retention: ${names.length} published coefficients and standard errors compared\n`);
});
if (!existsSync(published)) process.stdout.write('job_retention: skipped, 0 cases ran (no ../shared/data)\n');
