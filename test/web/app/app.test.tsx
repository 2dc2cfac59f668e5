import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyOverview } from '../fixtures/overview.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const signedOut = { '/api/session': { setUp: true } };
const refused = (status: number) => ({ status, body: { error: 'The figures are away.', todo: 'Ask for them again.' } });

describe('the page', () => {
  it('answers first: the title says how many teams need help and how many are to watch, and how sure that is', async () => {
    renderApp('/');
    const heading = await screen.findByRole('heading', { level: 1 });
    expect(heading.textContent).toBe('1 of 40 teams needs help now, 1 to watch');
    expect(
      screen.getByText(
        'Help is needed on strong evidence; what is to watch is likely, not yet sure. On exits, 9 of 40 managers cannot be told apart from chance yet.',
      ),
    ).toBeDefined();
    expect(document.title).toBe('1 of 40 teams needs help now, 1 to watch · Bellwether');
  });

  it('offers both ways on while it is empty: own files and the sample organisation', async () => {
    const { asked, user } = renderApp('/', {
      '/api/overview': emptyOverview,
      'POST /api/sample': { status: 200, body: { error: 'There are people already.', todo: 'Use an empty folder.' } },
    });
    const own = await screen.findByRole('link', { name: 'Import your files' });
    expect(own.getAttribute('href')).toBe('/data');
    await user.click(screen.getByRole('button', { name: 'Load the sample organisation' }));
    expect(asked).toContain('POST /api/sample');
    expect((await screen.findByRole('alert')).textContent).toBe('There are people already. Use an empty folder.');
  });

  it('asks for the months in the address, and offers them in the filter', async () => {
    const { asked } = renderApp('/?from=2024-01&to=2024-12');
    await screen.findByRole('heading', { level: 1 });
    expect(asked).toContain('/api/overview?from=2024-01&to=2024-12');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('2024-01'));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Last 12 months' }).checked).toBe(true);
  });

  it('writes a chosen period into the address and keeps it on the next page', async () => {
    const { user, shownAddress, asked } = renderApp('/');
    await user.click(await screen.findByRole('radio', { name: 'Last 24 months' }));
    await waitFor(() => expect(shownAddress()).toBe('/?from=2023-01&to=2024-12'));
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: 'Managers' }));
    await waitFor(() => expect(shownAddress()).toBe('/managers?from=2023-01&to=2024-12'));
    await waitFor(() => expect(asked).toContain('/api/managers?from=2023-01&to=2024-12'));
  });

  it('goes back to the period chosen before', async () => {
    const { user, shownAddress, back } = renderApp('/');
    await user.click(await screen.findByRole('radio', { name: 'Last 24 months' }));
    await waitFor(() => expect(shownAddress()).toBe('/?from=2023-01&to=2024-12'));
    await user.click(screen.getByRole('radio', { name: 'Last 12 months' }));
    await waitFor(() => expect(shownAddress()).toBe('/?from=2024-01&to=2024-12'));
    back();
    await waitFor(() => expect(shownAddress()).toBe('/?from=2023-01&to=2024-12'));
  });

  it('takes out of the address what it does not know, and shows what it starts with', async () => {
    const { shownAddress, asked } = renderApp('/turnover?by=banana&sort=-zzz&table=zzz');
    const verdict = await screen.findByRole('columnheader', { name: /Verdict/ });
    expect(verdict.getAttribute('aria-sort')).toBe('descending');
    await waitFor(() => expect(shownAddress()).toBe('/turnover'));
    expect(asked.filter((url) => url.includes('banana'))).toEqual([]);
  });

  it('starts the keyboard with a link past the menu', async () => {
    const { user } = renderApp('/');
    await screen.findByRole('heading', { level: 1 });
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Skip to content');
    await user.keyboard('{Enter}');
    expect(document.activeElement?.tagName).toBe('MAIN');
  });

  it('says what to do when an answer cannot be had, and tries again', async () => {
    const { asked, user } = renderApp('/burnout', { '/api/burnout': refused(404) });
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toContain('The figures are away.');
    expect(notice.textContent).toContain('Ask for them again.');
    const before = asked.filter((url) => url === '/api/burnout').length;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(asked.filter((url) => url === '/api/burnout').length).toBe(before + 1));
  });

  it('says of what a person may not see that it is not open to them, without offering to try again', async () => {
    renderApp('/managers/m3', { '/api/managers/m3': refused(403) });
    expect((await screen.findByRole('alert')).textContent).toContain('You do not have access to this');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});

describe('without a session', () => {
  it('leads to sign-in and remembers the way back', async () => {
    const { shownAddress } = renderApp('/managers?from=2024-01', signedOut);
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(new URLSearchParams(shownAddress().split('?')[1]).get('next')).toBe('/managers?from=2024-01');
  });

  it('leads to sign-in when the session ends while the page is open', async () => {
    renderApp('/burnout', { '/api/burnout': refused(401) });
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeDefined();
  });

  it('comes back to where the person wanted to go once signed in', async () => {
    const { user, shownAddress } = renderApp('/sign-in?next=%2Fburnout', {
      ...signedOut,
      'POST /api/session': { setUp: true, user: { name: 'Vera', email: 'vera@example.com', roles: ['owner'] } },
    });
    await user.type(await screen.findByLabelText('E-mail'), 'vera@example.com');
    await user.type(screen.getByLabelText('Password'), 'a long password{Enter}');
    await screen.findByRole('heading', { level: 1, name: '2 teams show a burnout pattern' });
    expect(shownAddress()).toBe('/burnout');
  });

  it('names the set-up link while there is no owner', async () => {
    renderApp('/', { '/api/session': { setUp: false } });
    expect(await screen.findByRole('heading', { name: 'Open the set-up link' })).toBeDefined();
  });
});
