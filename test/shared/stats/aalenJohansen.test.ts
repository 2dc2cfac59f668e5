import { array, assert, integer, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aalenJohansen, type CompetingTimes } from '#shared/stats/aalenJohansen.ts';
import { kaplanMeier } from '#shared/stats/kaplanMeier.ts';
import { survivalAt } from '#shared/stats/survivalAt.ts';

interface Row {
  entry: number;
  stay: number;
  cause: number;
}

const rows = array(
  record({ entry: integer({ min: 0, max: 9 }), stay: integer({ min: 1, max: 12 }), cause: nat({ max: 2 }) }),
  { minLength: 1, maxLength: 40 },
);

const times = (list: Row[], scale = 1): Required<CompetingTimes> => ({
  entry: Float64Array.from(list, ({ entry }) => entry * scale),
  exit: Float64Array.from(list, ({ entry, stay }) => (entry + stay) * scale),
  cause: Uint8Array.from(list, ({ cause }) => cause),
  causes: 2,
});

const flat = (input: CompetingTimes, errors = true): number[] => {
  const { incidence, standardErrors, atRisk } = aalenJohansen(input)!;
  return [
    ...atRisk,
    ...incidence.flatMap((c) => Array.from(c)),
    // As variances: the root of what rounding leaves of a variance of 0 is 1e-8, which is no difference.
    ...(errors ? standardErrors.flatMap((c) => Array.from(c, (error) => error ** 2)) : []),
  ];
};

function expectSame(one: number[], other: number[]): void {
  expect(one).toHaveLength(other.length);
  one.forEach((value, i) => expect(value).toBeCloseTo(other[i], 10));
}

/** The incidence of a cause at each event time when every row counts as often as its weight says. */
function weightedIncidence(list: Row[], cause: number, weights: number[]): number[] {
  const { exit } = times(list);
  const sum = (wanted: (row: Row, i: number) => boolean): number =>
    list.reduce((total, row, i) => total + (wanted(row, i) ? weights[i] : 0), 0);
  const moments = [...new Set(list.flatMap((row, i) => (row.cause > 0 ? [exit[i]] : [])))].sort((a, b) => a - b);
  let [survival, incidence] = [1, 0];
  return moments.map((time) => {
    const atRisk = sum((row, i) => row.entry < time && exit[i] >= time);
    incidence += (survival * sum((row, i) => exit[i] === time && row.cause === cause)) / atRisk;
    survival *= 1 - sum((row, i) => exit[i] === time && row.cause > 0) / atRisk;
    return incidence;
  });
}

/** Squared derivatives by each row's weight, taken as differences of the estimate itself. */
function errorsByDifferences(list: Row[], cause: number): number[] {
  const step = 1e-4;
  const squares: number[] = [];
  list.forEach((_, changed) => {
    const [up, down] = [1 + step, 1 - step].map((weight) =>
      weightedIncidence(
        list,
        cause,
        list.map((_row, i) => (i === changed ? weight : 1)),
      ),
    );
    up.forEach((value, k) => (squares[k] = (squares[k] ?? 0) + ((value - down[k]) / (2 * step)) ** 2));
  });
  return squares.map(Math.sqrt);
}

describe('cumulative incidence', () => {
  test('by hand: four rows, two causes', () => {
    // Time 1: 1 of 4 by cause 1: 1/4. Time 2: 1 of 3 by cause 2 of the 3/4 left: 1/4. Time 3 is censored. Time 4: the last by cause 1: 1/2.
    const curve = aalenJohansen({
      exit: Float64Array.of(1, 2, 3, 4),
      cause: Uint8Array.of(1, 2, 0, 1),
      causes: 2,
    })!;
    expect(Array.from(curve.time)).toEqual([1, 2, 4]);
    expect(Array.from(curve.atRisk)).toEqual([4, 3, 1]);
    expectSame(Array.from(curve.incidence[0]), [0.25, 0.25, 0.75]);
    expectSame(Array.from(curve.incidence[1]), [0, 0.25, 0.25]);
  });

  test('adds up with what survives any cause to 1', () => {
    assert(
      property(rows, (list) => {
        const input = times(list);
        const curve = aalenJohansen(input)!;
        const all = kaplanMeier({ ...input, event: input.cause.map((c) => (c > 0 ? 1 : 0)) })!;
        curve.time.forEach((time, k) =>
          expect(curve.incidence[0][k] + curve.incidence[1][k] + survivalAt(all, time).survival).toBeCloseTo(1, 12),
        );
      }),
    );
  });

  test('of a single cause without delayed entry has Greenwood’s standard errors', () => {
    assert(
      property(rows, (list) => {
        const exit = times(list).exit;
        const event = Uint8Array.from(list, ({ cause }) => (cause > 0 ? 1 : 0));
        const curve = aalenJohansen({ exit, cause: event, causes: 1 })!;
        const single = kaplanMeier({ exit, event })!;
        curve.time.forEach((time, k) => {
          const { survival, standardError } = survivalAt(single, time);
          expect(curve.incidence[0][k]).toBeCloseTo(1 - survival, 12);
          expect(curve.standardErrors[0][k] ** 2).toBeCloseTo((standardError ?? 0) ** 2, 10);
        });
      }),
    );
  });

  test('has the standard errors that each row’s weight gives, entries delayed or not', () => {
    assert(
      property(rows, (list) => {
        const { standardErrors } = aalenJohansen(times(list))!;
        for (const cause of [1, 2])
          errorsByDifferences(list, cause).forEach((error, k) =>
            expect(standardErrors[cause - 1][k] ** 2).toBeCloseTo(error ** 2, 6),
          );
      }),
      { numRuns: 40 },
    );
  });

  test('does not mind the order of rows', () => {
    assert(property(rows, (list) => expectSame(flat(times(list.toReversed())), flat(times(list)))));
  });

  test('is the same when a stay is cut in two at any time', () => {
    assert(
      property(rows, nat(), nat(), (list, which, at) => {
        const row = list[which % list.length];
        const first = 1 + (at % row.stay);
        if (first === row.stay) return;
        const cut = [
          ...list.filter((other) => other !== row),
          { ...row, stay: first, cause: 0 },
          { ...row, entry: row.entry + first, stay: row.stay - first },
        ];
        expectSame(flat(times(cut), false), flat(times(list), false));
      }),
    );
  });

  test('only stretches when time is counted in other units', () => {
    assert(
      property(rows, (list) => {
        expectSame(flat(times(list, 8)), flat(times(list)));
        const { time } = aalenJohansen(times(list))!;
        expect(aalenJohansen(times(list, 8))!.time).toEqual(time.map((t) => 8 * t));
      }),
    );
  });

  test('is as certain again when every row stands for two', () => {
    assert(
      property(rows, (list) => {
        const [once, twice] = [times(list), times([...list, ...list])].map((input) => aalenJohansen(input)!);
        once.incidence[0].forEach((value, k) => {
          expect(twice.incidence[0][k]).toBeCloseTo(value, 12);
          expect(2 * twice.standardErrors[0][k] ** 2).toBeCloseTo(once.standardErrors[0][k] ** 2, 10);
        });
      }),
    );
  });

  test('nobody at risk is no curve, and without events it has no steps', () => {
    expect(aalenJohansen({ exit: new Float64Array(), cause: new Uint8Array(), causes: 2 })).toBeUndefined();
    expect(
      aalenJohansen({ entry: Float64Array.of(3), exit: Float64Array.of(3), cause: Uint8Array.of(1), causes: 1 }),
    ).toBeUndefined();
    const quiet = aalenJohansen({ exit: Float64Array.of(3), cause: Uint8Array.of(0), causes: 1 })!;
    expect(quiet.time).toHaveLength(0);
    expect(quiet.incidence[0]).toHaveLength(0);
  });
});
