import { describe, expect, it } from 'vitest';
import type { TenureRow } from '#server/facts/readTenures.ts';
import { compute } from '#server/tenures/compute.ts';

const person = (followed: number, left: boolean, label: string): TenureRow => ({
  followed,
  unit: 'month',
  left,
  exit: left ? 'resigned' : null,
  ended: left ? '2012-08' : null,
  labels: { label },
});
const people = (count: number, row: TenureRow) => Array.from({ length: count }, () => row);

describe('tenures of people not named', () => {
  it('fall by the share of those at risk who leave, as long as five are at risk', () => {
    // 10 at risk, 2 leave: 0.8; 8 at risk, 4 leave: 0.8 × 0.5 = 0.4; then 4 are left, too few to show.
    const rows = [
      ...people(2, person(1, true, 'a')),
      ...people(4, person(2, true, 'a')),
      ...people(4, person(3, true, 'a')),
    ];
    const { total } = compute(rows, { set: 'x', minimum: 5 });
    expect(total?.curve.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
      [1, 10, 2],
      [2, 8, 4],
    ]);
    expect(total?.curve[0].survival).toBeCloseTo(0.8, 12);
    expect(total?.curve[1].survival).toBeCloseTo(0.4, 12);
  });

  it('put groups of fewer than five together, with the next smallest when there are still too few', () => {
    const rows = [
      ...people(9, person(1, true, 'a')),
      ...people(6, person(1, false, 'b')),
      ...people(2, person(1, true, 'c')),
    ];
    const { groups } = compute(rows, { set: 'x', by: 'label', minimum: 5 });
    expect(groups.map(({ group, people: count }) => [group, count])).toEqual([
      ['a', 9],
      ['others together', 8],
    ]);
  });

  it('are not cut at a value that fewer than five share', () => {
    const rows = [
      ...people(9, person(1, true, '1')),
      ...people(2, person(1, true, '2')),
      ...people(7, person(1, true, '3')),
    ];
    const answer = compute(rows, { set: 'x', by: 'label>=2', minimum: 5 });
    expect(answer.groups).toEqual([]);
    expect(answer.notes[0]).toContain('A cut is not shown');
  });

  it('show nothing of fewer than five people', () => {
    const answer = compute(people(4, person(1, true, 'a')), { set: 'x', by: 'label', minimum: 5 });
    expect(answer).toMatchObject({ groups: [], exits: {}, notes: ['Nothing is shown of fewer than 5 people.'] });
    expect(answer.total).toBeUndefined();
  });
});
