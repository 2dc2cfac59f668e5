import { expect, it } from 'vitest';
import { type DimensionLine, teamMoraleColumns } from '#web/morale/teamMoraleColumns.tsx';
import { turnoverColumns } from '#web/turnover/turnoverColumns.tsx';
import { managersColumns } from '#web/scorecard/managersColumns.tsx';
import { csvFromColumns } from '#web/ui/csvFromColumns.ts';
import { managersRow, turnoverOf } from '../fixtures/managers.ts';

const lines = (csv: string): string[] => csv.trim().split(/\r?\n/);

it('an interval that a header names is in the file, in a column beside its number', () => {
  const row = turnoverOf(1);
  const [header, first] = lines(csvFromColumns(turnoverColumns('Manager'), [row]));
  expect(header).toContain('Shrunken ratio,"Shrunken ratio, 90% interval",');
  const { mean, interval } = row.posterior!;
  expect(first).toContain(`,${mean},${interval.lower.toFixed(2)} to ${interval.upper.toFixed(2)},`);
});

it('a team’s answers say in the file why a number is not there, as the page does', () => {
  const about = { survey: 'pulse', wave: '2024-H2', closedOn: '2024-10-31' };
  const line = (dimension: string, team: Partial<DimensionLine['team']>): DimensionLine => {
    return { dimension, team: { dimension, ...about, ...team }, company: undefined, companyTold: false, teamSize: 9 };
  };
  const [, ...said] = lines(
    csvFromColumns(teamMoraleColumns, [
      line('coaching', { withheld: 'too few', minimum: 8 }),
      line('fairness', { withheld: 'would reveal another group' }),
      line('morale', { respondents: 9, score: 91.5, favourableBound: '95 % or more', agreement: 0.9 }),
      line('support', { respondents: 9, score: 50, favourable: 0.5 }),
    ]),
  );
  const few = 'withheld: fewer than 8 answers';
  const reveals = 'withheld: would reveal another group';
  expect(said).toEqual([
    `Coaching,${few},,,${few},${few}`,
    `Fairness,${reveals},,,${reveals},${reveals}`,
    'Morale,91.5,,,95 % or more,0.9',
    'Support,50,,,0.5,',
  ]);
});

it('the list of managers says in the file that a team’s morale is withheld', () => {
  const morale = { dimension: 'morale', survey: 'pulse', wave: '2024-H2', closedOn: '2024-10-31' };
  const row = { ...managersRow(1), morale: { ...morale, withheld: 'too few' as const, minimum: 8 } };
  const column = managersColumns.find(({ id }) => id === 'morale')!;
  expect(lines(csvFromColumns([column], [row]))[1]).toBe('withheld: fewer than 8 answers');
});
