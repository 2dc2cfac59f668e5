import { expect, it } from 'vitest';
import { moraleTable } from '#server/commands/moraleTable.ts';
import type { MoraleMeasure } from '#shared/contract/morale.ts';

const tooFew = (wave: string, minimum: number): MoraleMeasure => ({
  dimension: 'calm',
  survey: 'pulse',
  wave,
  closedOn: '2024-01-31',
  withheld: 'too few',
  minimum,
});

it('the table of morale says of each wave how few are too few in that wave', () => {
  const { head, rows } = moraleTable({
    minimumGroup: 8,
    waves: [],
    company: [],
    dimensions: ['calm'],
    rows: [{ group: { id: 'Sales', name: 'Sales' }, measures: [tooFew('1', 5), tooFew('2', 8)] }],
    notes: [],
  });
  expect(rows.map((row) => row[head.indexOf('withheld')])).toEqual(['fewer than 5 answers', 'fewer than 8 answers']);
});
