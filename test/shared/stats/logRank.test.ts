import { array, assert, constantFrom, integer, nat, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logRankTest, type GroupedTimes, type LogRankTest } from '#shared/stats/logRankTest.ts';

interface Row {
  entry: number;
  stay: number;
  event: 0 | 1;
  group: number;
  stratum: 0 | 1;
}

const rows = array(
  record({
    entry: integer({ min: 0, max: 9 }),
    stay: integer({ min: 1, max: 12 }),
    event: constantFrom(0, 1),
    group: nat({ max: 2 }),
    stratum: constantFrom(0, 1),
  }),
  { minLength: 1, maxLength: 40 },
) as Arbitrary<Row[]>;

const variances = constantFrom<'hypergeometric' | 'breslow'>('hypergeometric', 'breslow');

const times = (list: Row[], scale = 1): GroupedTimes => ({
  entry: Float64Array.from(list, ({ entry }) => entry * scale),
  exit: Float64Array.from(list, ({ entry, stay }) => (entry + stay) * scale),
  event: Uint8Array.from(list, ({ event }) => event),
  group: Int32Array.from(list, ({ group }) => group),
  groups: 3,
  strata: list.map(({ stratum }) => stratum),
});

const numbers = ({ observed, expected, covariance, chiSquare, pValue }: LogRankTest): number[] => [
  ...observed,
  ...expected,
  ...covariance,
  chiSquare ?? -1,
  pValue ?? -1,
];

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

function expectSame(one: LogRankTest | undefined, other: LogRankTest | undefined): void {
  expect(one?.degrees).toBe(other?.degrees);
  const expected = numbers(other!);
  numbers(one!).forEach((value, i) => expect(value).toBeCloseTo(expected[i], 8));
}

describe('the log-rank test', () => {
  test('by hand: two groups of two', () => {
    // Time 1: 2 of 4 are of the first group: 1/2, variance 1/4. Time 2: 1 of 3: 1/3, 2/9. Time 3: 1 of 2: 1/2, 1/4.
    const result = logRankTest({
      exit: Float64Array.of(1, 3, 2, 4),
      event: Uint8Array.of(1, 1, 1, 0),
      group: Int32Array.of(0, 0, 1, 1),
      groups: 2,
    })!;
    expect(Array.from(result.observed)).toEqual([2, 1]);
    expect(result.expected[0]).toBeCloseTo(4 / 3, 12);
    expect(result.covariance[0]).toBeCloseTo(26 / 36, 12);
    expect(result.chiSquare).toBeCloseTo((2 / 3) ** 2 / (26 / 36), 12);
    expect(result.degrees).toBe(1);
  });

  test('does not mind the order of rows', () => {
    assert(
      property(rows, variances, (list, variance) => {
        const options = { rho: 1, variance };
        expectSame(logRankTest(times(list.toReversed()), options), logRankTest(times(list), options));
      }),
    );
  });

  test('is the same when a stay is cut in two at any time', () => {
    assert(
      property(rows, nat(), nat(), (list, which, at) => {
        const row = list[which % list.length];
        const first = 1 + (at % row.stay);
        if (first === row.stay) return;
        const cut: Row[] = [
          ...list.filter((other) => other !== row),
          { ...row, stay: first, event: 0 },
          { ...row, entry: row.entry + first, stay: row.stay - first },
        ];
        expectSame(logRankTest(times(cut)), logRankTest(times(list)));
      }),
    );
  });

  test('does not depend on the unit of time', () => {
    assert(property(rows, (list) => expectSame(logRankTest(times(list, 7)), logRankTest(times(list)))));
  });

  test('says twice as much when everything happened a second time in other strata', () => {
    assert(
      property(rows, (list) => {
        const once = logRankTest(times(list))!;
        const again = list.map((row) => ({ ...row, stratum: row.stratum + 2 })) as unknown as Row[];
        const twice = logRankTest(times([...list, ...again]))!;
        once.observed.forEach((value, g) => expect(twice.observed[g]).toBeCloseTo(2 * value, 9));
        expect(twice.chiSquare ?? -1).toBeCloseTo(once.chiSquare === undefined ? -1 : 2 * once.chiSquare, 7);
      }),
    );
  });

  test('expects as many events in all as were observed', () => {
    assert(
      property(rows, (list) => {
        const { observed, expected } = logRankTest(times(list), { rho: 1 })!;
        expect(sum(expected)).toBeCloseTo(sum(observed), 9);
      }),
    );
  });

  test('nobody at risk is no test; one group or no event cannot be compared', () => {
    const none = { exit: new Float64Array(), event: new Uint8Array(), group: new Int32Array(), groups: 2 };
    expect(logRankTest(none)).toBeUndefined();
    const exit = Float64Array.of(1, 2);
    const together = { exit, event: Uint8Array.of(1, 1), group: Int32Array.of(1, 1), groups: 2 };
    expect(logRankTest(together)).toMatchObject({ chiSquare: undefined, degrees: 0, pValue: undefined });
    const quiet = { exit, event: Uint8Array.of(0, 0), group: Int32Array.of(0, 1), groups: 2 };
    expect(logRankTest(quiet)).toMatchObject({ chiSquare: undefined, degrees: 0, pValue: undefined });
  });
});
