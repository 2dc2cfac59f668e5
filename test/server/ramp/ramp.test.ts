import { describe, expect, it } from 'vitest';
import { teamsScope } from '#server/access/scope.ts';
import { ramp } from '#server/ramp/index.ts';
import type { RampMeasure, RampResponse } from '#shared/contract/ramp.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { DealRow, SnapshotRows, SpellRow } from '#test/factories/snapshotRows.ts';

const hire = (employee: string, hired: string, rest: Partial<SpellRow> = {}): SpellRow => ({
  employee,
  manager: 'ana',
  from: hired,
  hired,
  role: 'Seller',
  ...rest,
});
const won = (owner: string, closed: string): DealRow => ({
  id: `${owner} ${closed}`,
  owner,
  stage: 'won',
  value: 10,
  closed,
});
/** Deals are on record from 2023-01-01 to 2024-12-31. */
const frame: DealRow[] = [
  { id: 'first', stage: 'lost', closed: '2023-01-01' },
  { id: 'last', stage: 'lost', closed: '2024-12-31' },
];
const organisation = (spells: SpellRow[], deals: DealRow[], rest: SnapshotRows = {}): SnapshotRows => ({
  spells,
  deals: [...frame, ...deals],
  recordsThrough: '2025-01-01',
  ...rest,
});
async function answered(rows: SnapshotRows, request = {}): Promise<RampResponse> {
  return (await ramp(contextOf(rows), { by: 'manager', ...request })).value;
}
const of = (answer: RampResponse, id: string): RampMeasure[] =>
  answer.rows.find((row) => (row.manager ?? row.group)?.id === id)?.measures ?? [];

describe('ramp to the first won deal', () => {
  // Four hires of 2023-03-01: won after 31, 61 and 92 days, and one who left after 40 days without.
  const spells = ['a', 'b', 'c'].map((who) => hire(who, '2023-03-01'));
  const left = hire('d', '2023-03-01', { to: '2023-04-10', exit: 'voluntary' });
  const deals = [won('a', '2023-04-01'), won('b', '2023-05-01'), won('c', '2023-06-01'), won('c', '2023-07-01')];

  it('is the Kaplan–Meier median of days from hire, people who left being censored', async () => {
    // S(31) = 3/4; d is censored at 40; S(61) = 3/4 × 1/2 = 3/8, so the median is 61; S(92) = 0.
    const [measure] = of(await answered(organisation([...spells, left], deals)), 'ana');
    expect(measure).toMatchObject({ by: 'first won deal', hires: 4, reached: 3, medianDays: 61, notReached: false });
    expect(measure.notRampedByMonth12).toBe(0);
    expect(measure.medianInterval?.lower).toBe(31);
  });

  it('counts somebody who left before owning any deal, because their role sells', async () => {
    const accountant = hire('e', '2023-03-01', { role: 'Accountant' });
    expect(of(await answered(organisation([...spells, left, accountant], deals)), 'ana')[0].hires).toBe(4);
  });

  it('belongs to the first manager after hire', async () => {
    const moved = [
      ...spells.map((spell) => ({ ...spell, to: '2023-03-15' })),
      ...spells.map((spell) => ({ ...spell, manager: 'bo', from: '2023-03-15' })),
    ];
    const answer = await answered(organisation(moved, deals));
    expect(answer.rows.map((row) => row.manager?.id)).toEqual(['ana']);
  });

  it('has no median below three hires, only the counts', async () => {
    expect(of(await answered(organisation(spells.slice(0, 2), deals.slice(0, 2))), 'ana')).toEqual([
      { by: 'first won deal', hires: 2, reached: 2, notReached: false },
    ]);
  });

  it('says not reached, and the share not ramped by month 12, when fewer than half got there', async () => {
    // Four hires followed beyond a year, one productive after 31 days: S(365) = 3/4.
    const open = ['b', 'c', 'd'].map((owner): DealRow => ({ id: owner, owner, stage: 'open', opened: '2023-05-01' }));
    const all = [...spells, hire('d', '2023-03-01')];
    const [measure] = of(await answered(organisation(all, [won('a', '2023-04-01'), ...open])), 'ana');
    expect(measure).toMatchObject({ hires: 4, reached: 1, notReached: true, notRampedByMonth12: 0.75 });
    expect(measure.medianDays).toBeUndefined();
    expect(measure.notRampedInterval?.level).toBe(0.95);
  });

  it('does not speak of month 12 when nobody was followed that long', async () => {
    const late = ['a', 'b', 'c'].map((who) => hire(who, '2024-06-01'));
    const [measure] = of(await answered(organisation(late, [won('a', '2024-07-01')])), 'ana');
    expect(measure.notRampedByMonth12).toBeUndefined();
  });

  it('leaves out people hired before the first deal on record, and says how many', async () => {
    const answer = await answered(
      organisation([...spells, hire('old', '2019-01-01')], [...deals, won('old', '2023-02-01')]),
    );
    expect(of(answer, 'ana')[0].hires).toBe(3);
    expect(answer.notes.join()).toContain('Left out: 1 hired before the first deal on record');
  });

  it('times the hires of the months asked for', async () => {
    expect((await answered(organisation(spells, deals), { from: '2023-04' })).rows).toEqual([]);
  });
});

describe('ramp by quota', () => {
  const months = ['2023-03', '2023-04', '2023-05', '2023-06'];
  const spells = ['a', 'b', 'c'].map((who) => hire(who, '2023-03-01'));
  const quotas = ['a', 'b', 'c'].flatMap((employee) => months.map((month) => ({ employee, month, amount: 100 })));
  const sold = (employee: string, amounts: number[]) =>
    amounts.map((amount, i) => ({ employee, month: months[i], amount }));

  it('is reached at the end of the first of two months in a row at 80 % of quota', async () => {
    // a: April and May, reached on 1 May, 61 days. b: only single months. c: 79 is under, May and June: 1 June, 92 days.
    const salesMonths = [...sold('a', [0, 80, 90]), ...sold('b', [100, 0, 100, 0]), ...sold('c', [79, 79, 80, 80])];
    const deals = [won('a', '2023-04-01'), won('b', '2023-04-01'), won('c', '2023-04-01')];
    const measures = of(await answered(organisation(spells, deals, { quotas, salesMonths })), 'ana');
    expect(measures.map(({ by }) => by)).toEqual(['first won deal', 'quota']);
    expect(measures[1]).toMatchObject({ hires: 3, reached: 2, medianDays: 92 });
  });
});

const reason = async (rows: SnapshotRows): Promise<string | undefined> => (await answered(rows)).cannotBeGiven;

describe('ramp that cannot be given', () => {
  it('says there are no hire dates, and what to import', async () => {
    const undated = [{ employee: 'a', manager: 'ana', from: '2023-03-01' }];
    expect(await reason(organisation(undated, [won('a', '2023-04-01')]))).toMatch(/no hire dates.*Import a roster/);
  });

  it('says so too when only people who do not sell have one', async () => {
    const people = [
      hire('x', '2023-03-01', { role: 'Accountant' }),
      { employee: 'a', manager: 'ana', from: '2023-03-01' },
    ];
    expect(await reason(organisation(people, [won('a', '2023-04-01')]))).toContain(
      'no hire dates of anybody who sells',
    );
  });

  it('says there are no deals', async () => {
    const answer = await answered({ spells: [hire('a', '2023-03-01')], recordsThrough: '2024-01-01' });
    expect(answer.cannotBeGiven).toContain('no deals');
    expect([answer.rows, answer.company]).toEqual([[], []]);
  });

  it('gives no row and no company to a reader who may see no team', async () => {
    const one = organisation([hire('a', '2023-03-01')], [won('a', '2023-04-01')]);
    const scope = teamsScope('m@example.org', 'manager', new Set());
    const { rows, company } = (await ramp(contextOf(one, scope), { by: 'manager' })).value;
    expect([rows, company]).toEqual([[], undefined]);
  });
});
