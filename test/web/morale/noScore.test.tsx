import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import '../browserStandIns.ts';
import { MantineProvider } from '@mantine/core';
import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { HeatCell } from '#web/morale/HeatCell.tsx';
import { moraleColumns } from '#web/morale/moraleColumns.tsx';
import { MoraleTile } from '#web/morale/MoraleTile.tsx';
import { teamMoraleColumns } from '#web/morale/teamMoraleColumns.tsx';
import { managersColumns } from '#web/scorecard/managersColumns.tsx';
import { managersRow } from '../fixtures/managers.ts';

afterEach(cleanup);

const about = { dimension: 'morale', survey: 'pulse', wave: '2024-H2', closedOn: '2024-10-31' };
const alike = 'withheld: would give each one’s answer away';
const another = 'withheld: would reveal another group';

/** What the server sends of a shown group without its score, and what is said of it. */
const CELLS: { what: string; measure: Partial<MoraleMeasure>; says: string }[] = [
  {
    what: 'all answered alike, on one side',
    measure: { respondents: 9, unanimous: true, favourableBound: '95 % or more' },
    says: '95 % or more favourable',
  },
  {
    what: 'all answered alike, of a strain or an earlier wave, of which no side is told',
    measure: { respondents: 9, unanimous: true },
    says: alike,
  },
  {
    what: 'all answered on one side, and the score would give another group away',
    measure: {
      respondents: 9,
      unanimous: true,
      favourableBound: '5 % or less',
      partlyWithheld: 'would reveal another group',
    },
    says: '5 % or less favourable',
  },
  {
    what: 'the score would give another group away',
    measure: { respondents: 9, favourable: 0.5, partlyWithheld: 'would reveal another group' },
    says: another,
  },
  { what: 'too few answered', measure: { withheld: 'too few', minimum: 5 }, says: 'withheld: fewer than 5 answers' },
];

const shown = (cell: ReactNode): string => {
  const { container } = render(
    <MantineProvider>
      <main>{cell}</main>
    </MantineProvider>,
  );
  return container.querySelector('main')!.textContent;
};

describe.each(CELLS)('of a cell without a score: $what', ({ measure, says }) => {
  const whole: MoraleMeasure = { ...about, ...measure };
  const managers = managersColumns.find(({ id }) => id === 'morale')!;
  const row = { ...managersRow(1), morale: whole };
  const line = { dimension: 'morale', team: whole, company: whole, teamSize: 9 };
  const team = teamMoraleColumns.filter(({ id }) => id === 'score' || id === 'company');
  const [, heat] = moraleColumns('Manager', { dimensions: ['morale'], company: [], minimumGroup: 5 });
  const group = { manager: { id: 'm1', name: 'Ada' }, measures: [whole] };

  it('tile, heat map, list of managers and team say the same', () => {
    expect(shown(<MoraleTile measure={whole} />)).toContain(says);
    expect(shown(<HeatCell measure={whole} company={undefined} minimum={5} />)).toBe(says);
    expect(shown(managers.cell(row))).toBe(says);
    expect(team.map(({ cell }) => shown(cell(line)))).toEqual([says, says]);
    expect(shown(heat.cell(group))).toBe(says);
  });

  it('so do their files', () => {
    expect(managers.csv(row)).toBe(says);
    expect(team.map(({ csv }) => csv(line))).toEqual([says, says]);
    expect(heat.csv(group)).toBe(says);
  });
});
