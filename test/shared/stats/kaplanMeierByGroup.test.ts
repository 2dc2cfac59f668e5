import { array, assert, constantFrom, integer, nat, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kaplanMeier } from '#shared/stats/kaplanMeier.ts';
import type { SurvivalTimes } from '#shared/stats/survivalTimes.ts';
import { curveOfGroup, kaplanMeierByGroup } from '#shared/stats/kaplanMeierByGroup.ts';
import type { SurvivalCurve } from '#shared/stats/survivalCurve.ts';

interface Row {
  entry: number;
  stay: number;
  event: 0 | 1;
  group: number;
}

const rows = array(
  record({
    entry: integer({ min: 0, max: 20 }),
    stay: integer({ min: 1, max: 30 }),
    event: constantFrom(0, 1),
    group: nat({ max: 3 }),
  }),
  { maxLength: 40 },
) as Arbitrary<Row[]>;

const times = (list: Row[]): Required<SurvivalTimes> => ({
  entry: Float64Array.from(list, ({ entry }) => entry),
  exit: Float64Array.from(list, ({ entry, stay }) => entry + stay),
  event: Uint8Array.from(list, ({ event }) => event),
});

const byGroup = (list: Row[]): (SurvivalCurve | undefined)[] => {
  const group = Int32Array.from(list, (row) => row.group);
  const curves = kaplanMeierByGroup({ ...times(list), group, groups: 4 });
  return [0, 1, 2, 3].map((g) => curveOfGroup(curves, g));
};

describe('survival curves of many groups', () => {
  test('are each that of the group’s own rows, and undefined for a group without any', () => {
    assert(
      property(rows, (list) => {
        const alone = [0, 1, 2, 3].map((g) => kaplanMeier(times(list.filter(({ group }) => group === g))));
        expect(byGroup(list)).toEqual(alone);
      }),
    );
  });

  test('do not mind the order of rows', () => {
    assert(
      property(rows, (list) => {
        expect(byGroup(list.toReversed())).toEqual(byGroup(list));
      }),
    );
  });

  test('are the same for two groups with the same rows', () => {
    assert(
      property(rows, (list) => {
        const copied = list.flatMap((row) => [
          { ...row, group: 0 },
          { ...row, group: 3 },
        ]);
        const curves = byGroup(copied);
        expect(curves[3]).toEqual(curves[0]);
      }),
    );
  });

  test('refuse a group that is not among them', () => {
    expect(() => byGroup([{ entry: 0, stay: 1, event: 1, group: 4 }])).toThrow('Group 4 is not among 4.');
  });
});
