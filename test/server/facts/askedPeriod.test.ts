import { expect, it } from 'vitest';
import { askedPeriod } from '#server/facts/askedPeriod.ts';
import { dayFromIso } from '#shared/calendar/day.ts';
import { snapshotOf } from '#test/factories/snapshot.ts';

const snapshot = snapshotOf({ recordsFrom: '2020-01-15', recordsThrough: '2024-12-31' });

it('takes both months in, from the first day of one to the last day of the other', () => {
  expect(askedPeriod(snapshot, { from: '2023-02', to: '2024-02' })).toEqual({
    from: dayFromIso('2023-02-01'),
    to: dayFromIso('2024-03-01'),
    shown: { from: '2023-02-01', to: '2024-02-29' },
  });
});

it('leaves nothing out where no end was asked for, and tells the records’ own ends', () => {
  expect(askedPeriod(snapshot, {})).toEqual({
    from: -Infinity,
    to: Infinity,
    shown: { from: '2020-01-15', to: '2024-12-31' },
  });
});

it('tells no period without dated records', () => {
  expect(askedPeriod(snapshotOf({}), {}).shown).toBeUndefined();
});
