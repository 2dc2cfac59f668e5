import { array, assert, constantFrom, integer, nat, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coxRegression } from '#shared/stats/coxRegression.ts';
import { frailtyDegrees } from '#shared/stats/frailtyDegrees.ts';
import { gammaFrailty, type GammaFrailtyFit, type GammaFrailtyInput } from '#shared/stats/gammaFrailty.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

interface Row {
  entry: number;
  stay: number;
  event: 0 | 1;
  x: number;
  group: number;
  stratum: 0 | 1;
}

const groups = 4;
const rows = array(
  record({
    entry: integer({ min: 0, max: 9 }),
    stay: integer({ min: 1, max: 12 }),
    event: constantFrom(0, 1),
    x: integer({ min: -3, max: 3 }),
    group: nat({ max: groups - 1 }),
    stratum: constantFrom(0, 1),
  }),
  { minLength: 8, maxLength: 40 },
) as Arbitrary<Row[]>;

const thetas = constantFrom(0.05, 0.4, 2);

const input = (list: Row[], scale = 1, columns: ((row: Row) => number)[] = [(row) => row.x]): GammaFrailtyInput => ({
  entry: Float64Array.from(list, ({ entry }) => entry * scale),
  exit: Float64Array.from(list, ({ entry, stay }) => (entry + stay) * scale),
  event: Uint8Array.from(list, ({ event }) => event),
  covariates: columns.map((value) => Float64Array.from(list, value)),
  strata: list.map(({ stratum }) => stratum),
  group: Int32Array.from(list, ({ group }) => group),
  groups: Math.max(groups, ...list.map(({ group }) => group + 1)),
});

const read = (fit: GammaFrailtyFit): number[] => [
  fit.theta,
  fit.coefficients[0] ?? -99,
  fit.standardErrors[0] ?? -99,
  fit.samplingStandardErrors[0] ?? -99,
  fit.marginalLogLikelihood,
  ...fit.logFrailty,
];

function expectSame(one: GammaFrailtyFit | undefined, other: GammaFrailtyFit | undefined): void {
  expect(one?.converged).toBe(other?.converged);
  if (!one?.converged || !other) return;
  const expected = read(other);
  read(one).forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5));
}

/** Crews of 12 whose hazards differ by factors from 1/3 to 3. */
const crews = (spread: number): Row[] => {
  const random = seededRandom(7);
  return Array.from({ length: 240 }, (_, i) => {
    const crew = i % 20;
    const x = (i * 7) % 3;
    const rate = 0.05 * Math.exp(spread * ((crew % 5) - 2) + 0.3 * x);
    const stay = Math.ceil(-Math.log(1 - random()) / rate);
    return { entry: i % 4, stay: Math.min(stay, 25), event: stay <= 25 ? 1 : 0, x, group: crew, stratum: 0 } as const;
  });
};

describe('shared gamma frailty', () => {
  test('gives each group (events + 1/theta) / (hazard + 1/theta), with mean 1 over groups', () => {
    assert(
      property(rows, thetas, (list, theta) => {
        const fit = gammaFrailty(input(list), { theta });
        const point = fit?.inverse?.point;
        if (!fit?.converged || !point) return;
        const { design } = fit.inverse!;
        let mean = 0;
        for (let g = 0; g < groups; g++) {
          const frailty = Math.exp(fit.logFrailty[g]);
          const expected = point.expected.reduce((sum, value, r) => sum + (design.group[r] === g ? value : 0), 0);
          expect(frailty).toBeCloseTo((design.events[g] + 1 / theta) / (expected / frailty + 1 / theta), 6);
          mean += frailty / groups;
        }
        expect(mean).toBeCloseTo(1, 6);
      }),
    );
  });

  test('does not mind the order of rows', () => {
    assert(
      property(rows, thetas, (list, theta) =>
        expectSame(gammaFrailty(input(list.toReversed()), { theta }), gammaFrailty(input(list), { theta })),
      ),
    );
  });

  test('is the same when a stay is cut in two at any time', () => {
    assert(
      property(rows, thetas, nat(), nat(), (list, theta, which, at) => {
        const row = list[which % list.length];
        const first = 1 + (at % row.stay);
        if (first === row.stay) return;
        const cut: Row[] = [
          ...list.filter((other) => other !== row),
          { ...row, stay: first, event: 0 },
          { ...row, entry: row.entry + first, stay: row.stay - first },
        ];
        expectSame(gammaFrailty(input(cut), { theta }), gammaFrailty(input(list), { theta }));
      }),
    );
  });

  test('does not depend on the unit of time', () => {
    assert(
      property(rows, thetas, (list, theta) =>
        expectSame(gammaFrailty(input(list, 7), { theta }), gammaFrailty(input(list), { theta })),
      ),
    );
  });

  test('stays the same, but surer, when everything happened a second time to other groups in other strata', () => {
    const list = crews(0.6);
    const again = list.map((row) => ({ ...row, group: row.group + 20, stratum: 1 }) as const);
    const [once, twice] = [gammaFrailty(input(list))!, gammaFrailty(input([...list, ...again]))!];
    expect(once.theta).toBeGreaterThan(0.1);
    expect(twice.theta).toBeCloseTo(once.theta, 6);
    expect(twice.marginalLogLikelihood).toBeCloseTo(2 * once.marginalLogLikelihood, 6);
    expect(twice.coefficients[0]).toBeCloseTo(once.coefficients[0]!, 7);
    expect(twice.standardErrors[0]).toBeCloseTo(once.standardErrors[0]! / Math.SQRT2, 7);
    expect(Array.from(twice.logFrailty.slice(20))).toEqual(Array.from(twice.logFrailty.slice(0, 20), near));
  });

  test('finds a theta that no other beats, or says why not', () => {
    const others = [0, 0.01, 0.1, 0.5, 1, 3];
    assert(
      property(rows, (list) => {
        const best = gammaFrailty(input(list));
        if (!best) return;
        const rivals = best.converged ? others.map((theta) => gammaFrailty(input(list), { theta })!) : [];
        for (const rival of rivals)
          expect(rival.marginalLogLikelihood).toBeLessThanOrEqual(best.marginalLogLikelihood + 1e-7);
        expect(best.converged || best.reason !== undefined).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('comes to the Cox model as theta comes to 0', () => {
    const list = crews(0.6);
    const cox = coxRegression(input(list))!;
    const { coefficients, standardErrors, marginalLogLikelihood } = gammaFrailty(input(list), { theta: 1e-7 })!;
    expect(coefficients[0]).toBeCloseTo(cox.coefficients[0]!, 5);
    expect(standardErrors[0]).toBeCloseTo(cox.standardErrors[0]!, 5);
    expect(marginalLogLikelihood).toBeCloseTo(cox.logLikelihood, 4);
    expect(gammaFrailty(input(list), { theta: 0 })!.coefficients).toEqual(cox.coefficients);
  });

  test('leaves estimates alone when pairs of groups are left out of the standard errors', () => {
    const [full, diagonal] = (['full', 'diagonal'] as const).map((frailtyBlock) =>
      gammaFrailty(input(crews(0.6)), { frailtyBlock })!,
    );
    expect(diagonal.coefficients).toEqual(full.coefficients);
    expect(diagonal.logFrailty).toEqual(full.logFrailty);
    expect(diagonal.standardErrors[0]! / full.standardErrors[0]!).toBeGreaterThan(0.9);
    expect(diagonal.standardErrors[0]! / full.standardErrors[0]!).toBeLessThan(1.1);
  });

  test('the degrees of a factor’s columns together do not depend on the level that is left out', () => {
    const [low, middle, high] = [-1, 0, 1].map((sign) => (row: Row) => (Math.sign(row.x - 0.5) === sign ? 1 : 0));
    const banded = crews(0.6).map((row, i) => ({ ...row, x: [0, 0.5, 1, 1][(i * 7) % 4] }));
    const degrees = [
      [low, high],
      [low, middle],
    ].map((columns) => frailtyDegrees(gammaFrailty(input(banded, 1, columns), { theta: 0.5 })!, [[0, 1]]));
    expect(degrees[0].covariates[0]).toBeCloseTo(degrees[1].covariates[0]!, 8);
    expect(degrees[0].covariates[0]).toBeGreaterThan(0);
    expect(degrees[0].covariates[0]).toBeLessThan(2);
    expect(degrees[0].frailties).toBeCloseTo(degrees[1].frailties, 8);
  });

  test('no spread beyond chance is theta 0 with a reason, and so is a single group', () => {
    const alike = gammaFrailty(input(crews(0)))!;
    expect(alike).toMatchObject({ theta: 0, converged: true, reason: expect.stringContaining('No spread') });
    expect(frailtyDegrees(alike).frailties).toBe(0);
    const single = { ...input(crews(0.6)), group: new Int32Array(240), groups: 1 };
    expect(gammaFrailty(single)).toMatchObject({ theta: 0, converged: true, logFrailty: Float64Array.of(0) });
  });

  test('without events there is no model; a constant covariate has no coefficient; separation is told', () => {
    const list = crews(0.6);
    expect(gammaFrailty(input(list.map((row) => ({ ...row, event: 0 }))))).toBeUndefined();
    const fit = gammaFrailty(input(list, 1, [(row) => row.x, () => 4]))!;
    expect(fit.coefficients[1]).toBeUndefined();
    expect(fit.standardErrors[1]).toBeUndefined();
    expect(fit.coefficients[0]).toBeCloseTo(gammaFrailty(input(list))!.coefficients[0]!, 7);
    const separated = gammaFrailty(input(list, 1, [(row) => row.event]))!;
    expect(separated).toMatchObject({ converged: false, reason: expect.stringContaining('Monotone') });
  });

  test('takes models without covariates and groups without rows', () => {
    const fit = gammaFrailty({ ...input(crews(0.6), 1, []), groups: 25 })!;
    expect(fit).toMatchObject({ converged: true, coefficients: [] });
    expect(fit.theta).toBeGreaterThan(0.1);
    expect(fit.logFrailty[24]).toBeCloseTo(0, 8);
  });
});

const near = (value: number): number => expect.closeTo(value, 6) as number;
