import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { commentsResponse } from '../fixtures/comments.ts';
import { PENDING, renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const NOTE = 'No comments can be shown here: comments are shown from 10 people up, where any were written.';
const none = { waves: [], groups: [], fewest: 10, notes: [NOTE] };

describe('the page of comments', () => {
  it('says how many comments there are and how many people may have written each', async () => {
    renderApp('/comments');
    expect(await screen.findByRole('heading', { level: 1, name: '28 comments from 2 groups' })).toBeTruthy();
    expect(screen.getByText(/Any of at least 10 people may have written each/)).toBeTruthy();
  });

  it('puts each comment under its question in the one group it is shown in', async () => {
    renderApp('/comments');
    const team = within(await screen.findByRole('region', { name: 'Ana Abel’s team' }));
    const list = team.getByRole('list', { name: /What should change/ });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Fewer meetings.', 'More joint calls, please.']);
    expect(screen.getByRole('heading', { name: 'Smaller teams below Bo Bell, together' })).toBeTruthy();
  });

  it('shows the first twenty of a group, and the rest on request', async () => {
    const { user } = renderApp('/comments');
    const area = within(await screen.findByRole('region', { name: /Smaller teams below Bo Bell/ }));
    expect(area.getAllByRole('listitem')).toHaveLength(20);
    await user.click(area.getByRole('button', { name: 'Show all 25 comments' }));
    expect(area.getAllByRole('listitem')).toHaveLength(25);
  });

  it('finds words, keeps them in the address, and says so when there are none', async () => {
    const { user, shownAddress } = renderApp('/comments');
    const field = await screen.findByRole('searchbox', { name: 'Find words' });
    await user.type(field, 'JOINT');
    expect(await screen.findByRole('heading', { level: 1, name: '1 comment with “JOINT” from 1 group' })).toBeTruthy();
    expect(shownAddress()).toBe('/comments?q=JOINT');
    await user.type(field, 'x');
    expect(await screen.findByText(/No comment of this wave has these words/)).toBeTruthy();
  });

  it('asks for the wave that is chosen', async () => {
    const { user, asked } = renderApp('/comments');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Survey wave' }), '2024-H1');
    await waitFor(() => expect(asked).toContain('/api/comments?wave=2024-H1'));
  });

  it('says why there are none, and leads back from a wave without any', async () => {
    const { user, shownAddress } = renderApp('/comments?wave=x', { '/api/comments': none });
    expect(await screen.findByText(NOTE)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show the latest wave with comments' }));
    await waitFor(() => expect(shownAddress()).toBe('/comments'));
  });

  it('says on a manager’s page what the team wrote, and when it cannot be shown', async () => {
    renderApp('/managers/m3', { '/api/comments': none });
    const panel = within(await screen.findByRole('region', { name: 'What people wrote' }));
    expect(panel.getByText(NOTE)).toBeTruthy();
    expect(panel.queryByRole('link')).toBeNull();
  });

  it('keeps the place of the comments on a manager’s page until they are there', async () => {
    renderApp('/managers/m3', { '/api/comments': PENDING });
    expect(await screen.findByRole('region', { name: /What a team says|What the team says|answered/ })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'What people wrote' })).toBeNull();
  });
});

describe('a comment', () => {
  it('that several people wrote alike stands once, with how many they are', async () => {
    const [team] = commentsResponse.groups;
    const comments = ['Nothing.', 'More time.', 'Nothing.'].map((comment) => ({ question: 'What?', comment }));
    renderApp('/comments', { '/api/comments': { ...commentsResponse, groups: [{ ...team, comments }] } });
    const list = within(await screen.findByRole('list', { name: /^What\?/ }));
    const words = list.getAllByRole('listitem').map((item) => item.textContent);
    expect(words).toEqual(['Nothing. (2 people wrote this)', 'More time.']);
  });

  it('is text, whatever stands in it', async () => {
    const [team] = commentsResponse.groups;
    const comments = [{ question: 'Why?', comment: '<img src=x onerror=alert(1)>' }];
    renderApp('/comments', { '/api/comments': { ...commentsResponse, groups: [{ ...team, comments }] } });
    expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeTruthy();
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});
