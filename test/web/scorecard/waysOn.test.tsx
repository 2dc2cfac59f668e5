import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { overviewResponse } from '../fixtures/overview.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

describe('an address that leads nowhere', () => {
  it('of a manager whom the records do not know says so and leads to the managers', async () => {
    renderApp('/managers/zzz?from=2024-01', {
      '/api/managers/zzz': {
        status: 404,
        body: { error: 'There is no employee with the id zzz.', todo: 'Choose one.' },
      },
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'There is no such manager' })).toBeDefined();
    expect(screen.getByRole('heading', { level: 2, name: 'There is no employee with the id zzz.' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'managers' }).getAttribute('href')).toBe('/managers?from=2024-01');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('of months without records shows no numbers on the overview, but which months have some and the way to them', async () => {
    const { user, shownAddress } = renderApp('/?from=2031-01&to=2031-12');
    expect(await screen.findByText(/The records cover Jan 2020 to Dec 2024/)).toBeDefined();
    expect(screen.queryByRole('heading', { name: 'The whole company' })).toBeNull();
    await user.click(screen.getByRole('link', { name: 'all records' }));
    await waitFor(() => expect(shownAddress()).toBe('/'));
    expect(await screen.findByRole('heading', { name: 'The whole company' })).toBeDefined();
  });

  it('of months without turnover draws no empty chart', async () => {
    renderApp('/', { '/api/overview': { ...overviewResponse, quarters: [] } });
    expect(await screen.findByRole('heading', { name: 'No whole quarter with turnover' })).toBeDefined();
    expect(screen.getByText('No quarter has people at risk of leaving.')).toBeDefined();
    expect(screen.queryByRole('tab', { name: 'Chart' })).toBeNull();
  });
});
