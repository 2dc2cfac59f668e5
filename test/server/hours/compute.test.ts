import { expect, it } from 'vitest';
import { compute } from '#server/hours/compute.ts';

const group = (id: string, people: number) => ({
  id,
  name: id,
  people,
  weeks: people,
  collaboration: 20,
  after: 3,
  weekend: null,
  manager: 0.5,
});

it('withholds a group of fewer than five and the next smallest, which the total would tell', () => {
  const { rows, total } = compute(
    { groups: [group('a', 9), group('b', 6), group('c', 3)], total: group('all', 18) },
    'role',
    5,
  );
  expect(rows.map(({ people, withheld }) => people ?? withheld)).toEqual([9, 'would reveal another group', 'too few']);
  expect(total).toMatchObject({ people: 18, afterHours: 3, weekendHours: undefined });
});

it('says why it tells nothing', () => {
  expect(compute({ groups: [], total: group('all', 0) }, 'role', 5).notes[0]).toContain('no hours of work by week');
});
