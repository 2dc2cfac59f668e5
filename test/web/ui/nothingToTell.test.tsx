import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { nothingToTell } from '#web/ui/nothingToTell.ts';
import { managersResponse } from '../fixtures/managers.ts';
import { overviewResponse } from '../fixtures/overview.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const records = { from: '2020-01-01', to: '2024-12-31' };

describe('a period without records', () => {
  it('is one that lies wholly before or after them, or in which nobody could leave', () => {
    const said = 'No records between Jan 2031 and Dec 2031: nothing can be told';
    expect(nothingToTell({ from: '2031-01', to: '2031-12' }, records)).toBe(said);
    expect(nothingToTell({ from: '2018-01', to: '2019-12' }, records)).toBeDefined();
    expect(nothingToTell({ from: '2024-12', to: '2025-03' }, records)).toBeUndefined();
    expect(nothingToTell({}, records)).toBeUndefined();
    expect(nothingToTell({ to: '2022-01' }, records, false)).toBe(
      'No dated employments between Jan 2020 and Jan 2022: who leaves cannot be told',
    );
    expect(nothingToTell({ from: '2031-01' }, undefined)).toBeUndefined();
  });

  it.each(['/', '/managers', '/managers/m3', '/turnover', '/ramp', '/practice', '/burnout'])(
    'is no all-clear on %s',
    async (path) => {
      renderApp(`${path}?from=2031-01&to=2031-12`);
      const name = 'No records between Jan 2031 and Dec 2031: nothing can be told';
      expect(await screen.findByRole('heading', { level: 1, name })).toBeDefined();
    },
  );

  it('is no all-clear either when it lies within the records and nobody was at risk', async () => {
    const rows = managersResponse(2).rows.map((row) => ({
      ...row,
      turnover: { employees: 0, exits: 0, exitsByType: {}, verdict: 'cannot tell' },
    }));
    renderApp('/managers?from=2021-01&to=2021-02', { '/api/managers': { ...managersResponse(0), rows } });
    expect(
      await screen.findByRole('heading', { level: 1, name: /^No dated employments between Jan 2021/ }),
    ).toBeDefined();
  });
});

describe('a period that ends before it starts', () => {
  it('is said at the filter, and the server is not asked', async () => {
    const { asked, user } = renderApp('/managers?from=2024-05&to=2023-02', { '/api/overview': overviewResponse });
    expect((await screen.findByRole('alert')).textContent).toContain('May 2024 is after Feb 2023');
    expect(asked.filter((url) => url.includes('from='))).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'All records' }));
    await waitFor(() => expect(asked).toContain('/api/managers'));
  });
});
