import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { managersResponse, managersRow } from '../fixtures/managers.ts';
import { profileResponse } from '../fixtures/rooms.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const three = { ...managersResponse(3), rows: [managersRow(3), managersRow(4), managersRow(5)] };
const names = (): (string | null)[] => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

describe('the managers', () => {
  it('stand as a funnel first; the table is one tab away and in the address', async () => {
    const { user, shownAddress } = renderApp('/managers');
    expect((await screen.findByRole('tab', { name: 'Chart' })).getAttribute('aria-selected')).toBe('true');
    expect(screen.queryByRole('table')).toBeNull();
    await user.click(screen.getByRole('tab', { name: 'Table' }));
    expect(await screen.findByRole('table', { name: 'Managers' })).toBeDefined();
    await waitFor(() => expect(shownAddress()).toBe('/managers?table=managers'));
  });

  it('are sorted by evidence until a person chooses, then as the address says', async () => {
    const { user, shownAddress } = renderApp('/managers?table=managers', { '/api/managers': three });
    const verdict = await screen.findByRole('columnheader', { name: /Verdict/ });
    expect(verdict.getAttribute('aria-sort')).toBe('descending');
    expect(names()).toEqual(['Dana Abel', 'Farah Abel', 'Emil Abel']);
    await user.click(within(screen.getByRole('columnheader', { name: /^Manager/ })).getByRole('button'));
    await waitFor(() => expect(names()).toEqual(['Dana Abel', 'Emil Abel', 'Farah Abel']));
    expect(shownAddress()).toContain('sort=name');
  });

  it('show why a small team has no morale score, and no number in its place', async () => {
    renderApp('/managers?table=managers', { '/api/managers': { ...three, rows: [managersRow(4)] } });
    const cell = await screen.findByText('withheld: fewer than 5 answers');
    expect(cell.closest('td')?.textContent).toBe('withheld: fewer than 5 answers');
  });

  it('who lead nobody any more stand there with the day until which they did', async () => {
    const former = { ...managersRow(3), teamSize: 0, ledUntil: '2025-03-31' };
    renderApp('/managers?table=managers', { '/api/managers': { ...three, rows: [former] } });
    expect(await screen.findByText('led until 31 Mar 2025')).toBeDefined();
  });

  it('are found by name, in the address too, and typing is no step back', async () => {
    const { user, shownAddress, history } = renderApp('/managers?table=managers', { '/api/managers': three });
    await user.type(await screen.findByLabelText('Find a manager'), 'emil');
    await waitFor(() => expect(names()).toEqual(['Emil Abel']));
    expect(shownAddress()).toContain('q=emil');
    expect(history.length).toBe(1);
  });
});

describe('a manager’s page', () => {
  it('says how many left and how many were expected of the same people', async () => {
    renderApp('/managers/m3');
    expect(
      await screen.findByText(/9 left; 3\.3 expected for the same people under an average manager\. Ratio 2\.73\./),
    ).toBeDefined();
  });

  it('lists evidence for, against and what could not be told', async () => {
    renderApp('/managers/m3');
    const card = await screen.findByRole('article', { name: 'Dana Abel’s team: worn out, and leaving' });
    const titles = within(card)
      .getAllByRole('heading', { level: 4 })
      .map(({ textContent }) => textContent);
    expect(titles).toEqual([
      'Evidence for',
      'Evidence against',
      'Cannot tell',
      'What usually helps',
      'What would clear it',
    ]);
    expect(within(card).getByText(/held in 3 periods/)).toBeDefined();
  });

  it('bounds a unanimous answer and keeps a withheld one back', async () => {
    renderApp('/managers/m3');
    const fairness = (await screen.findByRole('rowheader', { name: 'Fairness' })).closest('tr');
    expect(fairness?.textContent).toContain('95 % or more favourable');
    const support = screen.getByRole('rowheader', { name: 'Support' }).closest('tr');
    expect(within(support ?? document.body).getAllByText('withheld: fewer than 5 answers')).toHaveLength(3);
  });

  it.each([
    ['not found', 'No burnout pattern', 'No pattern is supported by two independent sources.'],
    ['too few records', 'Too few records to see a burnout pattern', /no pattern could be told/],
    [undefined, 'No burnout pattern was looked for', 'Not looked for: nobody reports here any more.'],
  ] as const)('of burnout patterns %s says just that', async (burnout, title, why) => {
    const ledUntil = burnout === undefined ? '2025-03-31' : undefined;
    renderApp('/managers/m3', { '/api/managers/m3': { ...profileResponse, findings: [], burnout, ledUntil } });
    expect(await screen.findByRole('heading', { level: 2, name: title })).toBeDefined();
    expect(screen.getByText(why)).toBeDefined();
  });

  it('names whom the manager reports to, and leads there only if the reader may go', async () => {
    const reportsTo = profileResponse.reportsTo!;
    renderApp('/managers/m3');
    expect((await screen.findByRole('link', { name: reportsTo.name })).getAttribute('href')).toBe('/managers/m20');
    cleanup();
    renderApp('/managers/m3', {
      '/api/managers/m3': { ...profileResponse, reportsTo: { ...reportsTo, isSeen: false } },
    });
    expect(await screen.findByText(new RegExp(`reports to ${reportsTo.name}`))).toBeDefined();
    expect(screen.queryByRole('link', { name: reportsTo.name })).toBeNull();
  });

  it('closes with questions, not with a rank', async () => {
    renderApp('/managers/m3');
    expect(await screen.findByText('What did the people who left say, and who heard it?')).toBeDefined();
    expect(document.body.textContent).not.toMatch(/\brank/i);
  });
});
