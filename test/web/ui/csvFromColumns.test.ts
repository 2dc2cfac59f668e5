import { expect, it } from 'vitest';
import { type DimensionLine, teamMoraleColumns } from '#web/morale/teamMoraleColumns.tsx';
import { definitions as rampDefinitions } from '#web/ramp/definitions.ts';
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
    return { dimension, team: { dimension, ...about, ...team }, company: undefined, teamSize: 9 };
  };
  const [, ...said] = lines(
    csvFromColumns(teamMoraleColumns, [
      line('coaching', { withheld: 'too few', minimum: 8 }),
      line('fairness', { withheld: 'would reveal another group' }),
      line('morale', { respondents: 9, score: 91.5, favourableBound: '95 % or more', agreement: 0.9 }),
      line('support', {
        respondents: 9,
        score: 50,
        favourable: 0.5,
        favourableInterval: { lower: 0.4, upper: 0.6, level: 0.95 },
      }),
    ]),
  );
  const few = 'withheld: fewer than 8 answers';
  const reveals = 'withheld: would reveal another group';
  expect(said).toEqual([
    `Coaching,${few},,,,${few},,${few}`,
    `Fairness,${reveals},,,,${reveals},,${reveals}`,
    'Morale,91.5,,,,95 % or more,,0.9',
    'Support,50,,,,0.5,40% to 60%,',
  ]);
});

it('the list of managers says in the file that a team’s morale is withheld', () => {
  const morale = { dimension: 'morale', survey: 'pulse', wave: '2024-H2', closedOn: '2024-10-31' };
  const row = { ...managersRow(1), morale: { ...morale, withheld: 'too few' as const, minimum: 8 } };
  const column = managersColumns.find(({ id }) => id === 'morale')!;
  expect(lines(csvFromColumns([column], [row]))[1]).toBe('withheld: fewer than 8 answers');
});

it('an interval that no header names is beside its number too, and the number keeps its unit', () => {
  const row = { ...turnoverOf(1), rate: 14.93, rateInterval: { lower: 13.24, upper: 16.77, level: 0.95 } };
  const column = turnoverColumns('Manager').find(({ id }) => id === 'rate')!;
  const [header, first] = lines(csvFromColumns([column], [row]));
  expect(header).toBe(`${column.name} (per 100 person-years),"${column.name}, 95% interval"`);
  expect(first).toBe('14.93,13.2 to 16.8');
});

const of = (name: string) => managersColumns.filter(({ id }) => id === name);

it('the list of managers says in the file who led until when, and why there is no median', () => {
  const former = { ...managersRow(1), teamSize: 0, ledUntil: '2024-03-31' };
  expect(lines(csvFromColumns(of('team'), [former]))[1]).toBe('led until 31 Mar 2024');
  const measure = { by: 'quota' as const, hires: 9, reached: 3, notReached: true };
  const few = { ...measure, hires: 2, notReached: false };
  const rows = [measure, few].map((ramp) => ({ ...managersRow(1), ramp }));
  expect(lines(csvFromColumns(of('ramp'), rows)).slice(1)).toEqual([
    'not reached',
    `cannot tell: fewer than ${rampDefinitions.ramp.minimumN} hires`,
  ]);
});

it('a withheld team’s file names the area around it, and the company’s withheld score says why', () => {
  const about = { dimension: 'morale', survey: 'pulse', wave: '2024-H2', closedOn: '2024-10-31' };
  const wider = { manager: { id: 'm9', name: 'Ada' }, measure: { ...about, score: 61.2, respondents: 30 } };
  const line: DimensionLine = {
    dimension: 'morale',
    team: { ...about, withheld: 'too few', minimum: 5, wider },
    company: { ...about, respondents: 400, unanimous: true, partlyWithheld: 'would reveal another group' },
    teamSize: 4,
  };
  const few = 'withheld: fewer than 5 answers';
  expect(lines(csvFromColumns(teamMoraleColumns, [line]))[1]).toBe(
    `Morale,${few},"Ada’s whole area scores 61, 30 answers",,withheld: would reveal another group,${few},,${few}`,
  );
});
