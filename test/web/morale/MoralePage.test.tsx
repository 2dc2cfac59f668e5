import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { leftSince } from '#web/morale/leftSince.ts';
import { moraleResponse } from '../fixtures/rooms.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const measure = (dimension: string, score: number, half: number) => ({
  dimension,
  survey: 'pulse',
  wave: '2024-H2',
  closedOn: '2024-10-31',
  respondents: 9,
  score,
  scoreInterval: { lower: score - half, upper: score + half, level: 0.95 },
});
const row = {
  manager: { id: 'm1', name: 'Ana Abel' },
  measures: [measure('morale', 40, 10), measure('exhaustion', 80, 10), measure('training', 60, 20)],
};
const answer = { ...moraleResponse, rows: [row] };
const ownOnly = (...measures: object[]) => ({ ...answer, company: [], rows: [{ ...row, measures }] });
const scoreCell = async (index: number): Promise<HTMLElement> => {
  const line = (await screen.findByRole('rowheader', { name: 'Ana Abel' })).closest('tr');
  const cell = within(line ?? document.body).getAllByRole('cell')[index];
  if (!cell) throw new Error(`no cell ${index}`);
  return cell;
};

describe('the heat map', () => {
  it('is a real table that says without colour what is above and below the company, and which is worse', async () => {
    renderApp('/morale', { '/api/morale': answer });
    expect((await scoreCell(0)).textContent).toBe('▼below the company, worse: 40n 9');
    expect((await scoreCell(1)).textContent).toBe('▲above the company, worse: 80n 9');
  });

  it('marks nothing where the interval includes the company’s score', async () => {
    renderApp('/morale', { '/api/morale': answer });
    expect((await scoreCell(2)).textContent).toBe('60n 9');
  });

  it('uses the minimum the answer names in what it says of withheld cells', async () => {
    const few = {
      ...answer,
      minimumGroup: 8,
      rows: [
        {
          ...row,
          measures: [
            { dimension: 'morale', survey: 'pulse', wave: '2024-H2', closedOn: '2024-10-31', withheld: 'too few' },
          ],
        },
      ],
    };
    renderApp('/morale', { '/api/morale': few });
    expect((await scoreCell(0)).textContent).toBe('withheld: fewer than 8 answers');
  });

  it('gives a team that is withheld the nearest area around it, by the name of who leads that', async () => {
    const told = {
      dimension: 'morale',
      survey: 'pulse',
      wave: '2024-H2',
      closedOn: '2024-10-31',
      withheld: 'would reveal a change',
      wider: { manager: { id: 'm9', name: 'Anna Able' }, measure: { ...measure('morale', 71, 5), respondents: 23 } },
    };
    renderApp('/morale', { '/api/morale': { ...answer, rows: [{ ...row, measures: [told] }] } });
    expect((await scoreCell(0)).textContent).toBe(
      'withheld: would reveal who joined or left between two wavesAnna Able’s whole area scores 71, 23 answers',
    );
  });

  it('asks for the grouping in the address', async () => {
    const { asked, user, shownAddress } = renderApp('/morale?by=location');
    await screen.findByRole('table');
    expect(asked).toContain('/api/morale?by=location');
    await user.click(screen.getByRole('radio', { name: 'Department' }));
    await waitFor(() => expect(shownAddress()).toBe('/morale?by=department'));
  });

  it('says of a wave that no survey has that there is none, and offers those there are', async () => {
    renderApp('/morale?by=location&wave=zzz');
    await screen.findByRole('heading', { level: 1, name: 'There is no such survey wave' });
    const link = screen.getByRole('link', { name: /2024-H1/ });
    expect(link.getAttribute('href')).toBe('/morale?by=location&wave=2024-H1');
  });

  it('opens on the latest wave that shows the reader something, and says that later ones do not', async () => {
    const [late, early] = moraleResponse.waves;
    const withheld = { dimension: 'morale', ...late, withheld: 'too few' };
    const before = { ...measure('morale', 61, 9), ...early };

    const { asked } = renderApp('/morale', { '/api/morale': ownOnly(before, withheld) });
    expect(await screen.findByText(/^Later waves than .* show you nothing/)).toBeDefined();
    expect(asked).toContain('/api/morale?by=manager&wave=2024-H1');
    cleanup();
    const none = renderApp('/morale', { '/api/morale': ownOnly({ ...withheld, ...early }, withheld) });
    await screen.findByRole('table');
    expect(none.asked).toContain('/api/morale?by=manager&wave=2024-H2');
    expect(screen.queryByText(/^Later waves than/)).toBeNull();
  });

  it('says of more answers than people in the team that some have left since', () => {
    expect(leftSince(9, 8)).toBe(', includes people who have since left');
    expect(leftSince(9, 9)).toBe('');
    expect(leftSince(9, undefined)).toBe('');
  });
});
