import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { managersHeadline } from '#web/scorecard/managersHeadline.ts';
import { turnoverHeadline } from '#web/turnover/turnoverHeadline.ts';
import { managersResponse } from '../fixtures/managers.ts';
import { overviewResponse } from '../fixtures/overview.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const base = managersResponse(1).rows[0];
const loses = (id: string, evidence: 'watch' | 'strong evidence', pAbove1: number) => ({
  ...base,
  manager: { id, name: `Manager ${id}` },
  teamSize: 9,
  findings: [],
  turnover: {
    ...base.turnover!,
    exits: 9,
    expected: 3.25,
    posterior: { mean: 2.02, interval: { lower: 1.21, upper: 3.1, level: 0.9 }, pAbove1, pAbove125: 0.9 },
    verdict: 'worse' as const,
    evidence,
  },
});
const rows = [loses('w1', 'watch', 0.9), loses('s1', 'strong evidence', 0.99), loses('w2', 'watch', 0.95)];
const exitsAlone = {
  '/api/overview': {
    ...overviewResponse,
    managers: 21,
    findings: [],
    verdicts: { worse: 3, better: 0, asExpected: 14, cannotTell: 4 },
  },
  '/api/managers': { ...managersResponse(0), rows },
};

describe('the overview without a burnout pattern', () => {
  it('says how many teams lose people for sure and how many are to watch, and names them surest first', async () => {
    renderApp('/', exitsAlone);
    const title = '1 of 21 teams loses people faster than expected; 2 more to watch';
    await screen.findByRole('heading', { level: 1, name: title });
    const teams = screen.getAllByRole('article');
    expect(teams.map((team) => within(team).getByRole('link').textContent)).toEqual([
      'Manager s1',
      'Manager w2',
      'Manager w1',
    ]);
    expect(within(teams[0]).getByRole('link').getAttribute('href')).toBe('/managers/s1');
    expect(teams[0].textContent).toContain('Worse than expected, strong evidence');
    expect(teams[0].textContent).toContain('9 left, 3.3 expected; 2.02 times expected');
    expect(teams[0].textContent).toContain('90% interval 1.21 to 3.10');
    expect(teams[1].textContent).toContain('Worse than expected, to watch');
  });
});

describe('the headings of managers and turnover', () => {
  it('keep strong evidence apart from what is to watch', () => {
    const title = '1 of 3 managers loses people faster than expected; 2 more to watch';
    expect(managersHeadline(rows).title).toBe(title);
    expect(
      turnoverHeadline(
        rows.map(({ turnover }) => turnover),
        'manager',
      ),
    ).toBe(title);
    expect(managersHeadline(rows.slice(0, 1)).title).toBe('This manager is to watch for losing people');
  });
});

describe('the overview of somebody whom nobody reports to any more', () => {
  const person = { name: 'Mo Marsh', email: 'mo@example.com', roles: ['manager'], personExternalId: 'm3' };
  const formerly = {
    '/api/session': { setUp: true, user: person },
    '/api/scope': { sees: 'teams' },
    '/api/overview': {
      ...overviewResponse,
      employees: 0,
      managers: 0,
      former: { managers: 1, ledUntil: '2024-03-31' },
      findings: [],
      verdicts: { worse: 0, better: 0, asExpected: 0, cannotTell: 0 },
    },
  };

  it('leads to their own time, and counts no teams, managers or verdicts', async () => {
    renderApp('/', formerly);
    await screen.findByRole('heading', { level: 1, name: 'Nobody has reported here since 31 Mar 2024' });
    const own = await screen.findByRole('link', { name: 'Your own time as a manager' });
    expect(own.getAttribute('href')).toBe('/managers/m3');
    expect(screen.queryByText(/0 employees|No team is named|How managers stand on exits/)).toBeNull();
  });
});
