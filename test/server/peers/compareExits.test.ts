import { describe, expect, it } from 'vitest';
import { compareExits } from '#server/peers/compareExits.ts';
import { dayFromIso } from '#shared/calendar/day.ts';
import { snapshotOf } from '#test/factories/snapshot.ts';
import type { SpellRow } from '#test/factories/snapshotRows.ts';

const day = (iso: string): number => dayFromIso(iso)!;
const quarter = { by: 'manager', from: day('2020-01-01'), to: day('2020-04-01'), exits: 'all' } as const;

/** So many people under a manager from 1 January to 31 March, the first of whom leave on that day: 90 days each. */
function team(manager: string, location: string, people: number, exits: number): SpellRow[] {
  return Array.from({ length: people }, (_, i) => ({
    employee: `${manager} ${location} ${i}`,
    manager,
    location,
    from: '2020-01-01',
    to: '2020-03-31',
    ...(i < exits ? { exit: 'voluntary' as const } : {}),
  }));
}

/** People 93 days after hire, the first of whom leave after 30 days and the others after 180. */
function starters(manager: string, people: number, early: number): SpellRow[] {
  return Array.from({ length: people }, (_, i) => ({
    employee: `${manager}${i}`,
    manager,
    hired: '2019-10-04',
    from: '2020-01-05',
    to: i < early ? '2020-02-04' : '2020-07-03',
    exit: 'voluntary' as const,
  }));
}

/** North loses 12 of 40, South 8 of 80; Ann has 10 people in the North and 30 in the South, Bob 30 and 50. */
const mixed = [
  ...team('Ann', 'North', 10, 4),
  ...team('Ann', 'South', 30, 5),
  ...team('Bob', 'North', 30, 8),
  ...team('Bob', 'South', 50, 3),
];

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

describe('expected exits', () => {
  it('are those the same people would show at the common rate of their place', () => {
    // North 12/40 = 0.3 a head, South 8/80 = 0.1: Ann 10 × 0.3 + 30 × 0.1 = 6, Bob 30 × 0.3 + 50 × 0.1 = 14.
    const comparison = compareExits(snapshotOf({ spells: mixed }), quarter);
    expect([...comparison.observed]).toEqual([9, 11]);
    expect(comparison.expected[0]).toBeCloseTo(6, 9);
    expect(comparison.expected[1]).toBeCloseTo(14, 9);
    expect(comparison.personYears[0]).toBeCloseTo((40 * 90) / 365.25, 9);
    expect(comparison.allowedFor).toEqual(['location']);
    expect(comparison.leftOut).toContain('time since hire: not in the records');
  });

  it('do not allow for the grouping itself', () => {
    // By place everybody is compared at 20 exits among 120 heads: North 40/6, South 80/6.
    const comparison = compareExits(snapshotOf({ spells: mixed }), { ...quarter, by: 'location' });
    expect(comparison.expected[0]).toBeCloseTo(40 / 6, 9);
    expect(comparison.expected[1]).toBeCloseTo(80 / 6, 9);
  });

  it('fall back to the company rate, and say so, when there are fewer than five exits for each number', () => {
    // 9 exits carry one number, not two: 9 among 60 heads.
    const spells = [...team('Ann', 'North', 20, 6), ...team('Ann', 'South', 20, 1), ...team('Bob', 'South', 20, 2)];
    const comparison = compareExits(snapshotOf({ spells }), quarter);
    expect(comparison.expected[0]).toBeCloseTo(6, 9);
    expect(comparison.allowedFor).toEqual([]);
    expect(comparison.leftOut).toContain('location: too few exits to allow for it');
  });

  it('add up to the observed exits, even where somebody left on the first day of the period', () => {
    const early: SpellRow = { employee: 'E', manager: 'Ann', from: '2019-06-01', to: '2020-01-01', exit: 'dismissed' };
    const comparison = compareExits(snapshotOf({ spells: [...mixed, early] }), quarter);
    expect(sum(comparison.observed)).toBe(21);
    expect(sum(comparison.expected)).toBeCloseTo(21, 9);
  });

  it('allow for the time since hire at risk in each band, not at the end', () => {
    // Half a year (183 days) after 4 October 2019 is 4 April 2020: those who leave in February never reach the second band.
    const comparison = compareExits(snapshotOf({ spells: [...starters('Ann', 15, 12), ...starters('Bob', 15, 3)] }), {
      ...quarter,
      to: day('2020-12-31'),
    });
    // First band: 15 exits over 15 × 30 + 15 × 90 = 1,800 days; second: 15 exits over 15 × 90 = 1,350 days.
    // Ann: (12 × 30 + 3 × 90) / 120 + 3 × 90 / 90 = 5.25 + 3; Bob: (3 × 30 + 12 × 90) / 120 + 12 × 90 / 90 = 9.75 + 12.
    expect(comparison.allowedFor).toEqual(['time since hire']);
    expect(comparison.expected[0]).toBeCloseTo(8.25, 6);
    expect(comparison.expected[1]).toBeCloseTo(21.75, 6);
  });
});

describe('a comparison', () => {
  const whole: SpellRow[] = mixed.map((row) => ({ ...row, hired: '2019-01-01' }));
  const plain = compareExits(snapshotOf({ spells: whole }), quarter);

  it('does not change when a stay is cut in two', () => {
    const cut = whole.flatMap((row): SpellRow[] => [
      { ...row, to: '2020-02-10', exit: undefined },
      { ...row, from: '2020-02-10' },
    ]);
    const comparison = compareExits(snapshotOf({ spells: cut }), quarter);
    expect([...comparison.observed]).toEqual([...plain.observed]);
    comparison.expected.forEach((expected, g) => expect(expected).toBeCloseTo(plain.expected[g], 9));
    expect([...comparison.verdict]).toEqual([...plain.verdict]);
  });

  it('does not change when the period is widened over time nobody was at risk in', () => {
    const wide = { ...quarter, from: day('2015-01-01'), to: day('2024-01-01') };
    const comparison = compareExits(snapshotOf({ spells: whole }), wide);
    expect([...comparison.expected]).toEqual([...plain.expected]);
  });

  it('leaves stays since an unknown day out of both exits and person-time', () => {
    const unknown: SpellRow = { employee: 'U', manager: 'Ann', to: '2020-02-01', exit: 'voluntary' };
    const comparison = compareExits(snapshotOf({ spells: [...whole, unknown] }), quarter);
    expect([...comparison.observed]).toEqual([...plain.observed]);
    expect([...comparison.personYears]).toEqual([...plain.personYears]);
  });

  it('counts voluntary exits only when asked to', () => {
    const spells = whole.map((row, i) => (i === 0 ? { ...row, exit: 'redundancy' as const } : row));
    const comparison = compareExits(snapshotOf({ spells }), { ...quarter, exits: 'voluntary' });
    expect([...comparison.observed]).toEqual([8, 11]);
  });

  it('of first years counts the exits and the time of the first year only', () => {
    const stays: SpellRow[] = [
      { employee: 'new', manager: 'Ann', hired: '2019-06-01', from: '2019-06-01', to: '2020-02-01', exit: 'voluntary' },
      // A year after hire on 20 January 2020: 19 days of the first year in the period, and an exit after it.
      { employee: 'old', manager: 'Bob', hired: '2019-01-20', from: '2019-01-20', to: '2020-03-01', exit: 'voluntary' },
    ];
    const comparison = compareExits(snapshotOf({ spells: stays }), { ...quarter, exits: 'first year' });
    expect([...comparison.observed]).toEqual([1, 0]);
    expect(comparison.personYears[0]).toBeCloseTo(31 / 365.25, 9);
    expect(comparison.personYears[1]).toBeCloseTo(19 / 365.25, 9);
  });

  it('has no expected numbers, and tells nothing, when nobody left', () => {
    const spells = whole.map((row) => ({ ...row, exit: undefined })) as SpellRow[];
    const comparison = compareExits(snapshotOf({ spells }), quarter);
    expect([...comparison.expected]).toEqual([Number.NaN, Number.NaN]);
    expect([...comparison.verdict]).toEqual([0, 0]);
    expect(comparison.leftOut).toEqual(['everything: nobody left in the period']);
  });

  it('of no records at all is empty', () => {
    expect(compareExits(snapshotOf({}), quarter).group).toHaveLength(0);
  });
});
