import { describe, expect, it } from 'vitest';
import { teamsScope } from '#server/access/scope.ts';
import { sellers } from '#server/practice/index.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { DealRow } from '#test/factories/snapshotRows.ts';

const people = [
  { id: 'r1', name: 'Cy' },
  { id: 'r2', name: 'Bea' },
  { id: 'r3', name: 'Dan' },
  { id: 'r4', name: 'Idle' },
  { id: 'r5', name: 'Bea' },
];
const spells = [
  { employee: 'r1', manager: 'ana', from: '2023-01-01', to: '2024-02-01', location: 'Oslo' },
  { employee: 'r1', manager: 'bo', from: '2024-02-01', location: 'Rome' },
  { employee: 'r2', manager: 'ana', from: '2023-01-01', to: '2024-06-01', exit: 'voluntary' as const },
  { employee: 'r3', from: '2023-01-01', location: 'Oslo' },
  { employee: 'r4', manager: 'ana', from: '2023-01-01', location: 'Oslo' },
];
const deal = (
  owner: string | undefined,
  stage: DealRow['stage'],
  days: readonly [opened?: string, closed?: string],
  value?: number,
): DealRow => ({ id: `${owner} ${stage} ${days.join(' ')}`, owner, manager: 'ana', stage, value, ...daysOf(days) });
const daysOf = ([opened, closed]: readonly [opened?: string, closed?: string]) => ({ opened, closed });
const deals = [
  deal('r1', 'won', ['2024-01-11', '2024-01-21'], 100.5),
  deal('r1', 'won', ['2024-01-21', '2024-03-01'], 200),
  deal('r1', 'won', ['2024-03-05', '2024-03-25']),
  deal('r1', 'open', ['2024-01-01']),
  deal('r2', 'won', ['2024-03-01', '2024-02-20']),
  deal('r2', 'lost', [undefined, '2024-02-21'], 900),
  deal('r3', 'lost', ['2024-02-01', '2024-02-06'], 50),
  deal('r3', 'open', []),
  deal('r5', 'won', [undefined, undefined], 10),
  deal(undefined, 'won', ['2024-02-01', '2024-02-03'], 7),
  deal(undefined, 'open', ['2024-02-01']),
];
const context = contextOf({ people, spells, deals, recordsThrough: '2024-12-31' });
const answered = (request = {}) => sellers(context, request).value;
const row = (id: string, request = {}) => answered(request).rows?.find(({ seller }) => seller.id === id);

describe('sellers', () => {
  it('are the owners of deals, a row each, in order of name and then of id', () => {
    expect(answered().rows?.map(({ seller }) => `${seller.name} ${seller.id}`)).toEqual([
      'Bea r2',
      'Bea r5',
      'Cy r1',
      'Dan r3',
    ]);
  });

  it('have their deals counted, the known values added, and the days to the first win and to closing told', () => {
    // Cy won after 10, 40 and 20 days, median 20; opened first on 1 January, won first on the 21st; 100.5 + 200 with a third value unknown.
    expect(row('r1')).toEqual({
      seller: { id: 'r1', name: 'Cy' },
      manager: { id: 'bo', name: 'bo' },
      location: 'Rome',
      deals: 4,
      won: 3,
      lost: 0,
      wonValue: 300.5,
      firstOpened: '2024-01-01',
      firstWon: '2024-01-21',
      daysToFirstWin: 20,
      medianDaysWon: 20,
    });
  });

  it('stand under the manager and at the place they last had, which is none where the last stay has none', () => {
    expect(row('r2')).toMatchObject({ manager: { id: 'ana' }, location: undefined });
    expect(row('r3')).toMatchObject({ manager: undefined, location: 'Oslo' });
    expect(row('r5')).toMatchObject({ manager: undefined, location: undefined });
  });

  it('have no value and no days where no deal tells them, and a value of 0 only where nothing was won', () => {
    // Bea (r2) won on 20 February a deal opened on 1 March, of no value; Dan won nothing; the other Bea’s win has no day.
    expect(row('r2')).toMatchObject({ won: 1, lost: 1, firstOpened: '2024-03-01', firstWon: '2024-02-20' });
    expect(row('r2')).toMatchObject({ wonValue: undefined, daysToFirstWin: undefined, medianDaysWon: undefined });
    expect(row('r3')).toMatchObject({ deals: 2, won: 0, lost: 1, wonValue: 0, firstWon: undefined });
    expect(row('r3')).toMatchObject({ daysToFirstWin: undefined, medianDaysWon: undefined });
    expect(row('r5')).toMatchObject({ won: 1, wonValue: 10, firstOpened: undefined, firstWon: undefined });
  });

  it('without a deal in the period have no row; what came first is of all records, and undated wins are in no period', () => {
    const march = { from: '2024-03', to: '2024-03' };
    expect(answered(march).rows?.map(({ seller }) => seller.id)).toEqual(['r1', 'r3']);
    // Of March: two won, after 40 and 20 days, and the open deal.
    expect(row('r1', march)).toMatchObject({ deals: 3, won: 2, wonValue: 200, medianDaysWon: 30, daysToFirstWin: 20 });
    expect(answered(march).period).toEqual({ from: '2024-03-01', to: '2024-03-31' });
    expect(answered(march).notes.slice(1)).toEqual([
      'First deal opened and first won are of all records, whatever the period.',
      '1 deal names no owner: in no row.',
      '1 won deal has no value: counted as won, but in no sum of value.',
      '1 closed deal does not say when: in no period.',
    ]);
  });

  it('are told with what is in no row, no sum and no median', () => {
    expect(answered().notes).toEqual([
      expect.stringContaining('on the last day the files of people know of, or the last they had'),
      '2 deals name no owner: in no row.',
      '2 won deals have no value: counted as won, but in no sum of value.',
      '2 won deals do not say how many days passed until the win: in no median.',
    ]);
  });

  it('are for readers of everyone only: not even their own manager’s scope shows one', () => {
    const scope = teamsScope('ana@example.org', 'manager', new Set(['ana', 'bo']));
    const { rows, notes } = sellers({ ...context, scope }, {}).value;
    expect({ rows, notes }).toEqual({ rows: undefined, notes: [] });
  });
});

it('without deals, sellers are refused with what to import', () => {
  const none = contextOf({ spells, recordsThrough: '2024-12-31' });
  expect(sellers(none, {}).value).toMatchObject({
    rows: [],
    notes: ['Sellers cannot be given: no deals. Import a deals file.'],
  });
});
