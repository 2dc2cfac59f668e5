import { describe, expect, it } from 'vitest';
import { retention, turnover } from '#server/turnover/index.ts';
import { turnoverResponse } from '#shared/contract/turnover.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { SpellRow } from '#test/factories/snapshotRows.ts';

const spells: SpellRow[] = [
  // Ann: two the whole of 2020, one who leaves on 1 July, hired on 1 January.
  { employee: 'a1', manager: 'Ann', from: '2018-01-01', hired: '2018-01-01' },
  { employee: 'a2', manager: 'Ann', from: '2019-05-01', hired: '2019-05-01' },
  {
    employee: 'a3',
    manager: 'Ann',
    from: '2020-01-01',
    to: '2020-07-01',
    hired: '2020-01-01',
    exit: 'voluntary',
    regretted: true,
  },
  // Bob: one who leaves after five years, one who came from Ann.
  { employee: 'b1', manager: 'Bob', from: '2015-03-01', to: '2020-03-01', hired: '2015-03-01', exit: 'dismissed' },
  { employee: 'b2', manager: 'Ann', from: '2019-01-01', to: '2020-04-01', hired: '2019-01-01' },
  { employee: 'b2', manager: 'Bob', from: '2020-04-01', hired: '2019-01-01' },
];
const year2020 = { by: 'manager', from: '2020-01', to: '2020-12' } as const;
const records = { recordsThrough: '2021-06-01' };

describe('turnover by manager', () => {
  it('counts people, exits by type, regretted and first-year exits under the manager at the time', async () => {
    const { value } = await turnover(contextOf({ spells, ...records }), year2020);
    expect(() => turnoverResponse.parse(value)).not.toThrow();
    expect(value.period).toEqual({ from: '2020-01-01', to: '2020-12-31' });
    expect(value.rows).toMatchObject([
      {
        manager: { id: 'Ann' },
        employees: 4,
        exits: 1,
        exitsByType: { voluntary: 1 },
        regrettedExits: 1,
        firstYearExits: 1,
      },
      { manager: { id: 'Bob' }, employees: 2, exits: 1, exitsByType: { dismissed: 1 }, firstYearExits: 0 },
    ]);
    expect(value.total).toMatchObject({ employees: 5, exits: 2, firstYearExits: 1 });
  });

  it('gives exits per 100 person-years with the exact interval, and the conventional percentage', async () => {
    const { rows } = (await turnover(contextOf({ spells, ...records }), year2020)).value;
    // Days under Ann in 2020, a leap year: 366 + 366 + 182 (to 1 July) + 91 (to 1 April) = 1,005.
    expect(rows[0].personYears).toBeCloseTo(1005 / 365.25, 9);
    expect(rows[0].rate).toBeCloseTo(36_525 / 1005, 9);
    // Garwood, one event: 0.02532 and 5.5716 (R: poisson.test(1)$conf.int).
    expect(rows[0].rateInterval?.lower).toBeCloseTo((0.025_317_8 * 36_525) / 1005, 3);
    expect(rows[0].rateInterval?.upper).toBeCloseTo((5.571_643 * 36_525) / 1005, 3);
    // Four on 1 January, two on 31 December: three on average, one exit in the year.
    expect(rows[0].averageHeadcount).toBe(3);
    expect(rows[0].turnoverPercent).toBeCloseTo(100 / 3, 9);
  });

  it('covers all records when no months are asked for', async () => {
    const { value } = await turnover(contextOf({ spells, ...records }), { by: 'manager' });
    expect(value.period).toEqual({ from: '2015-03-01', to: '2021-05-31' });
  });

  it('says so when an exit soon after a change of manager is counted with the previous one', async () => {
    const leaves = spells.map((row) =>
      row.employee === 'b2' && row.manager === 'Bob' ? { ...row, to: '2020-05-01', exit: 'voluntary' as const } : row,
    );
    const { value } = await turnover(contextOf({ spells: leaves, ...records }), year2020);
    expect(value.rows[0]).toMatchObject({ exits: 2, handoverExits: 1 });
    expect(value.notes).toContain(
      '1 exit up to 60 days after a change of manager is counted with the previous manager.',
    );
  });

  it('keeps people without a manager in the total and says how many they are', async () => {
    const top: SpellRow = { employee: 'top', from: '2019-01-01', to: '2020-02-01', exit: 'retirement' };
    const { value } = await turnover(contextOf({ spells: [...spells, top], ...records }), year2020);
    expect(value.rows.map((row) => row.manager?.id)).toEqual(['Ann', 'Bob']);
    expect(value.total).toMatchObject({ employees: 6, exits: 3 });
    expect(value.notes).toContain(
      '1 employee with no manager on record and 1 exit among them are in the total and in no row.',
    );
  });

  it('gives no rate where somebody belongs to the team since an unknown day, but counts them', async () => {
    const unknown: SpellRow = { employee: 'u', manager: 'Ann' };
    const { value } = await turnover(contextOf({ spells: [...spells, unknown], ...records }), year2020);
    expect(value.rows[0].employees).toBe(5);
    expect(value.rows[0].personYears).toBeUndefined();
    expect(value.rows[0].rate).toBeUndefined();
    expect(value.rows[1].rate).toBeDefined();
    expect(value.notes.join()).toContain('Rates cannot be given for 1 of 2 groups');
  });

  it('knows nothing of regretted exits when no file says', async () => {
    const silent = spells.map((row) => ({ ...row, regretted: undefined }));
    const { value } = await turnover(contextOf({ spells: silent, ...records }), year2020);
    expect(value.rows[0].regrettedExits).toBeUndefined();
    expect(value.total?.regrettedExits).toBeUndefined();
  });

  it('is an empty answer with its reason when there are no records', async () => {
    const { value } = await turnover(contextOf({}), { by: 'manager' });
    expect(value.rows).toEqual([]);
    expect(value.period).toBeUndefined();
    expect(value.notes[0]).toMatch(/^Turnover cannot be given/);
  });

  it('does not change when a stay is cut in two', async () => {
    const cut = spells.flatMap((row): SpellRow[] =>
      row.employee === 'a2'
        ? [
            { ...row, to: '2020-02-11' },
            { ...row, from: '2020-02-11', role: 'lead' },
          ]
        : [row],
    );
    const [plain, after] = await Promise.all(
      [spells, cut].map(async (rows) => (await turnover(contextOf({ spells: rows, ...records }), year2020)).value),
    );
    expect(after.rows).toEqual(plain.rows);
  });
});

describe('retention', () => {
  it('follows a team from the day each stay under the manager began', async () => {
    const { value } = await retention(contextOf({ spells, ...records }), { manager: 'Ann' });
    // One exit, 182 days after hire; at risk then a1, a3 and b2 of Ann's (a2 too): four, so 3/4 stay.
    expect(value.team?.survival[1]).toBeCloseTo(0.75, 9);
    expect(value.team?.years[1]).toBeCloseTo(182 / 365.25, 9);
    expect(value.team?.atRisk[1]).toBe(4);
  });

  it('cannot be given without hire dates', async () => {
    const undated = spells.map((row) => ({ ...row, hired: undefined }));
    const { value } = await retention(contextOf({ spells: undated, ...records }), {});
    expect(value.company).toBeUndefined();
    expect(value.notes[0]).toMatch(/^Retention cannot be given/);
  });
});
