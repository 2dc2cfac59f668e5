import { describe, expect, it } from 'vitest';
import { teamsScope } from '#server/access/scope.ts';
import { practice } from '#server/practice/index.ts';
import type { PracticeResponse, PracticeRow } from '#shared/contract/practice.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { DealRow, SnapshotRows } from '#test/factories/snapshotRows.ts';

const spells = ['rep1', 'rep2'].map((employee) => ({
  employee,
  manager: 'ana',
  from: '2023-01-01',
  department: 'East',
}));
const boss = { employee: 'ana', manager: 'vp', from: '2023-01-01', department: 'Board' };
const deal = (id: string, owner: string, rest: Partial<DealRow> = {}): DealRow => ({
  id,
  owner,
  manager: owner === 'ana' ? 'vp' : 'ana',
  stage: 'won',
  value: 100,
  opened: '2024-01-10',
  closed: '2024-02-10',
  ...rest,
});
const organisation = (rest: SnapshotRows): SnapshotRows => ({
  spells: [...spells, boss],
  recordsThrough: '2024-12-31',
  ...rest,
});
async function answered(rows: SnapshotRows, request = {}): Promise<PracticeResponse> {
  return (await practice(contextOf(rows), { by: 'manager', ...request })).value;
}
const of = (answer: PracticeResponse, id: string): PracticeRow =>
  answer.rows.find((row) => (row.manager ?? row.group)?.id === id) ?? {};

describe('deals of a team', () => {
  const deals = [
    deal('1', 'rep1', { value: 300 }),
    deal('2', 'rep2', { stage: 'lost' }),
    deal('3', 'rep1', { stage: 'open', closed: undefined }),
    deal('4', 'ana', { value: 200 }),
    deal('5', 'rep2', { value: undefined, closed: '2024-06-01' }),
  ];
  const snapshot = organisation({ deals });

  it('are counted for the owner’s manager, and the manager’s own apart from them', async () => {
    // Team: won 300 and one without a value, lost 1, open 1. Ana's own: 200. Share 200 ÷ (200 + 300).
    expect(of(await answered(snapshot), 'ana')).toMatchObject({
      sellers: 2,
      deals: 4,
      won: 2,
      lost: 1,
      wonValue: 300,
      ownWonValue: 200,
      ownSellingShare: 0.4,
    });
  });

  it('win at won ÷ (won + lost), with Wilson limits', async () => {
    // 2 of 3: Wilson 0.2077–0.9385.
    const { winRate, winRateInterval } = of(await answered(snapshot), 'ana');
    expect(winRate).toBeCloseTo(2 / 3, 12);
    expect(winRateInterval?.lower).toBeCloseTo(0.2077, 4);
    expect(winRateInterval?.upper).toBeCloseTo(0.9385, 4);
  });

  it('give an own-selling share of 0 to a manager who owns none, and none to a team that sold nothing', async () => {
    expect(of(await answered(snapshot), 'vp').ownSellingShare).toBe(0);
    const nothingWon = await answered(organisation({ deals: [deal('1', 'rep1', { stage: 'lost' })] }));
    expect(of(nothingWon, 'ana').ownSellingShare).toBeUndefined();
    expect(of(nothingWon, 'ana').winRate).toBe(0);
  });

  it('add up to a total in which each deal is once, own selling being that of everybody with reports', async () => {
    const { total, notes } = await answered(snapshot);
    expect(total).toMatchObject({
      sellers: 3,
      deals: 5,
      won: 3,
      wonValue: 500,
      ownWonValue: 200,
      ownSellingShare: 0.4,
    });
    expect(notes.join()).toContain('1 won deals have no value');
  });

  it('belong to the department the owner had on the closing day', async () => {
    const moved = [
      { employee: 'rep1', manager: 'ana', from: '2023-01-01', to: '2024-02-10', department: 'West' },
      { employee: 'rep1', manager: 'ana', from: '2024-02-10', department: 'East' },
    ];
    const deals = ['2024-02-09', '2024-02-10', '2024-02-11'].map((closed) => deal(closed, 'rep1', { closed }));
    const answer = await answered(organisation({ spells: moved, deals }), { by: 'department' });
    expect([of(answer, 'West').won, of(answer, 'East').won]).toEqual([1, 2]);
  });

  it('count in the months asked for by their closing day, and while open from their opening on', async () => {
    const january = of(await answered(snapshot, { to: '2024-01' }), 'ana');
    expect([january.deals, january.won]).toEqual([1, 0]);
    expect(of(await answered(snapshot, { from: '2024-06', to: '2024-06' }), 'ana').won).toBe(1);
  });

  it('with no known value leave the value won absent, not zero', async () => {
    const answer = await answered(organisation({ deals: [deal('1', 'rep1', { value: undefined })] }));
    expect(of(answer, 'ana')).toMatchObject({ won: 1 });
    expect(of(answer, 'ana').wonValue).toBeUndefined();
    expect(of(answer, 'ana').ownSellingShare).toBeUndefined();
  });
});

const change = (id: string, to: string, on = '2024-03-01') => ({
  deal: id,
  from: 'rep1',
  to,
  on,
  managerOfFrom: 'ana',
});

describe('takeovers', () => {
  const deals = [deal('1', 'ana', { value: 70 }), deal('2', 'ana', { value: 30, stage: 'lost' }), deal('3', 'rep2')];
  const snapshot = organisation({ deals, ownerChanges: [change('1', 'ana'), change('2', 'ana'), change('3', 'rep2')] });

  it('are owner changes from a report to their manager, with their value and win rate', async () => {
    const taken = { takeovers: 2, takeoverValue: 100, takeoverWinRate: 0.5 };
    const answer = await answered(snapshot);
    expect(of(answer, 'ana')).toMatchObject(taken);
    expect(of(answer, 'vp')).toMatchObject({ takeovers: 0, takeoverValue: 0 });
    expect(answer.total).toMatchObject(taken);
  });

  it('are absent when no owner change was ever imported', async () => {
    const answer = await answered(organisation({ deals }));
    expect(of(answer, 'ana').takeovers).toBeUndefined();
    expect(answer.notes.join()).toContain('Takeovers cannot be given');
  });
});

describe('what happens in a team', () => {
  const month = { manager: 'ana', month: '2024-01', personDays: 60.875, jointCalls: 3, meetings: 12, afterHours: 3 };

  it('is told per report and month: 60.875 person-days are two months of one report', async () => {
    const teamMonths = [{ ...month, coachingSessions: 4, trainingHours: 5, oneOnOnesPlanned: 8, oneOnOnesHeld: 6 }];
    expect(of(await answered(organisation({ teamMonths })), 'ana')).toEqual({
      manager: { id: 'ana', name: 'ana' },
      jointCalls: 1.5,
      coachingSessions: 2,
      trainingHours: 2.5,
      oneOnOnesHeld: 0.75,
      afterHoursShare: 0.25,
    });
  });

  it('is absent where no such file was imported, and no deal number is zero for want of deals', async () => {
    const row = of(await answered(organisation({ teamMonths: [month] })), 'ana');
    expect(Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [name]))).toEqual([
      'manager',
      'jointCalls',
      'afterHoursShare',
    ]);
  });

  it('counts the months asked for only', async () => {
    const teamMonths = [month, { ...month, month: '2024-02', jointCalls: 0 }];
    expect(of(await answered(organisation({ teamMonths }), { to: '2024-01' }), 'ana').jointCalls).toBe(1.5);
    expect(of(await answered(organisation({ teamMonths })), 'ana').jointCalls).toBe(0.75);
  });
});

describe('what a reader of practice is given', () => {
  it('is no row and no total when nothing was imported', async () => {
    const answer = await answered({});
    expect(answer.rows).toEqual([]);
    expect(answer.total).toBeUndefined();
    expect(answer.notes).toHaveLength(6);
  });

  it('is no row and no total for one who may see no team', async () => {
    const scope = teamsScope('m@example.org', 'manager', new Set());
    const context = contextOf(organisation({ deals: [deal('1', 'rep1')] }), scope);
    const { rows, total } = (await practice(context, { by: 'manager' })).value;
    expect([rows, total]).toEqual([[], undefined]);
  });
});
