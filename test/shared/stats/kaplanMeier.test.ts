import { array, assert, constantFrom, integer, nat, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kaplanMeier } from '#shared/stats/kaplanMeier.ts';
import type { SurvivalTimes } from '#shared/stats/survivalTimes.ts';
import { restrictedMean } from '#shared/stats/restrictedMean.ts';
import { survivalAt } from '#shared/stats/survivalAt.ts';
import { survivalQuantile } from '#shared/stats/survivalQuantile.ts';

interface Row {
  entry: number;
  stay: number;
  event: 0 | 1;
}

const rows = array(
  record({
    entry: integer({ min: 0, max: 20 }),
    stay: integer({ min: 1, max: 30 }),
    event: constantFrom(0, 1),
  }),
  { minLength: 1, maxLength: 40 },
) as Arbitrary<Row[]>;

const times = (list: Row[], scale = 1): Required<SurvivalTimes> => ({
  entry: Float64Array.from(list, ({ entry }) => entry * scale),
  exit: Float64Array.from(list, ({ entry, stay }) => (entry + stay) * scale),
  event: Uint8Array.from(list, ({ event }) => event),
});

/** Survival and its limits right after each whole time. */
const read = (list: SurvivalTimes, scale = 1): unknown[] => {
  const curve = kaplanMeier(list, { limits: 'plain' })!;
  return Array.from({ length: 52 }, (_, t) => {
    const { survival, lower, upper } = survivalAt(curve, t * scale);
    return [survival, lower, upper];
  });
};

describe('the survival curve', () => {
  test('by hand: five rows, one entering late', () => {
    // Time 2: 4 at risk, 1 event: 3/4. Time 4: the late row entered at 3, 4 at risk, 1 event: 9/16. Time 5: censored.
    const curve = kaplanMeier({
      entry: Float64Array.of(0, 0, 0, 0, 3),
      exit: Float64Array.of(2, 4, 5, 8, 8),
      event: Uint8Array.of(1, 1, 0, 1, 0),
    })!;
    expect(Array.from(curve.time)).toEqual([2, 4, 5, 8]);
    expect(Array.from(curve.atRisk)).toEqual([4, 4, 3, 2]);
    expect(Array.from(curve.survival)).toEqual([0.75, 0.5625, 0.5625, 0.28125]);
    expect(survivalQuantile(curve, 0.5).time).toBe(8);
    expect(survivalQuantile(curve, 0.9).time).toBeUndefined();
    // 2 + 2 × 0.75 + 2 × 0.5625 = 4.625 up to time 6.
    expect(restrictedMean(curve, 6)!.mean).toBeCloseTo(4.625, 12);
  });

  test('does not mind the order of rows', () => {
    assert(
      property(rows, (list) => {
        expect(read(times(list.toReversed()))).toEqual(read(times(list)));
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
          { entry: row.entry, stay: first, event: 0 },
          { entry: row.entry + first, stay: row.stay - first, event: row.event },
        ];
        expect(read(times(cut))).toEqual(read(times(list)));
      }),
    );
  });

  test('only stretches when time is counted in other units', () => {
    assert(
      property(rows, (list) => {
        expect(read(times(list, 8), 8)).toEqual(read(times(list)));
      }),
    );
  });

  test('nobody at risk is no curve, and a stay of no length is nobody', () => {
    expect(kaplanMeier({ exit: new Float64Array(), event: new Uint8Array() })).toBeUndefined();
    expect(
      kaplanMeier({ entry: Float64Array.of(3), exit: Float64Array.of(3), event: Uint8Array.of(1) }),
    ).toBeUndefined();
  });

  test('without events survival stays 1, and no quantile is reached', () => {
    const curve = kaplanMeier({ exit: Float64Array.of(3, 5), event: Uint8Array.of(0, 0) })!;
    expect(Array.from(curve.survival)).toEqual([1, 1]);
    expect(survivalQuantile(curve, 0.5)).toEqual({ time: undefined, lower: undefined, upper: undefined });
  });
});
