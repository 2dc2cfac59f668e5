import { describe, expect, it } from 'vitest';
import { teamsScope } from '#server/access/scope.ts';
import { dealLengths } from '#server/practice/index.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { DealRow } from '#test/factories/snapshotRows.ts';

const spells = [
  ...['rep1', 'rep2'].map((employee) => ({ employee, manager: 'ana', from: '2023-01-01', department: 'East' })),
  { employee: 'rep3', manager: 'bo', from: '2023-01-01', department: 'West' },
];
const deal = (owner: string, stage: DealRow['stage'], opened?: string, closed?: string): DealRow => ({
  id: `${owner} ${stage} ${opened} ${closed}`,
  owner,
  manager: owner === 'rep3' ? 'bo' : 'ana',
  stage,
  value: 100,
  opened,
  closed,
});
const deals = [
  deal('rep1', 'open', '2024-01-01'),
  deal('rep1', 'won', '2024-01-11', '2024-01-21'),
  deal('rep1', 'won', '2024-01-11', '2024-02-10'),
  deal('rep2', 'won', '2024-02-01', '2024-02-21'),
  deal('rep2', 'won', undefined, '2024-02-22'),
  deal('rep2', 'lost', '2024-02-01', '2024-02-06'),
  deal('rep3', 'lost', '2024-03-05', '2024-03-01'),
  deal('rep3', 'lost', '2024-03-01', '2024-03-01'),
];
const context = contextOf({ spells, deals, recordsThrough: '2024-12-31' });
const answered = (request = {}) => dealLengths(context, { by: 'manager', ...request }).value;

describe('lengths of deals', () => {
  it('are days from opened to closed, of won and of lost deals, and from a seller’s first deal to their first win', () => {
    const { rows, total, notes } = answered();
    // Won by ana's: 10, 30 and 20 days. First wins: rep1 opened on 1 January and won on the 21st, rep2 after 20 days too.
    expect(rows).toEqual([
      {
        manager: { id: 'ana', name: 'ana' },
        won: 3,
        meanDaysWon: 20,
        medianDaysWon: 20,
        lost: 1,
        meanDaysLost: 5,
        medianDaysLost: 5,
        firstWins: 2,
        meanDaysToFirstWin: 20,
      },
      {
        manager: { id: 'bo', name: 'bo' },
        won: 0,
        meanDaysWon: undefined,
        medianDaysWon: undefined,
        lost: 1,
        meanDaysLost: 0,
        medianDaysLost: 0,
        firstWins: 0,
        meanDaysToFirstWin: undefined,
      },
    ]);
    expect(total).toMatchObject({ won: 3, lost: 2, meanDaysLost: 2.5, firstWins: 2 });
    expect(notes).toEqual([
      '2 closed deals do not say when they were opened, or say a later day: they have no length.',
    ]);
  });

  it('are of deals closed in the period; a first win is one of all records', () => {
    const [row] = answered({ from: '2024-02', to: '2024-02' }).rows;
    expect(row).toMatchObject({ won: 2, meanDaysWon: 25, firstWins: 1, meanDaysToFirstWin: 20 });
  });

  it('go by other groups by the owner’s place', () => {
    expect(answered({ by: 'department' }).rows.map(({ group, won }) => [group?.name, won])).toEqual([
      ['East', 3],
      ['West', 0],
    ]);
  });

  it('are told of a manager to readers of that team only, and in total to readers of everyone', () => {
    const scope = teamsScope('bo@example.org', 'manager', new Set(['bo']));
    const { rows, total, notes } = dealLengths({ ...context, scope }, { by: 'manager' }).value;
    expect(rows.map(({ manager }) => manager?.id)).toEqual(['bo']);
    expect(total).toBeUndefined();
    expect(notes).toEqual([]);
  });
});

it('without deals, lengths are refused with what to import', () => {
  const none = contextOf({ spells, recordsThrough: '2024-12-31' });
  expect(dealLengths(none, { by: 'manager' }).value).toMatchObject({
    rows: [],
    notes: ['Lengths of deals cannot be given: no deals. Import a deals file.'],
  });
});
