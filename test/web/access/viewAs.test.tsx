import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setViewing } from '#web/api/viewing.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(() => {
  setViewing(undefined);
  cleanup();
});

const viewed = { userId: 7, name: 'Mo Marsh', email: 'mo@example.org' };

describe('viewing as somebody else', () => {
  it('is said above the page and sent with every report, until it is stopped', async () => {
    const { user } = renderApp('/');
    await screen.findByRole('heading', { level: 1 });
    const headers: (string | null)[] = [];
    const answering = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      if (url.startsWith('/api/overview')) headers.push(new Headers(init?.headers).get('Bellwether-View-As'));
      return answering(input, init);
    };
    act(() => setViewing(viewed));
    expect(screen.getByText('Mo Marsh').closest('output')?.textContent).toContain('You are viewing as Mo Marsh');
    await waitFor(() => expect(headers).toContain('7'));
    await screen.findByRole('heading', { level: 1 });
    await user.click(screen.getByRole('button', { name: 'Stop viewing as Mo Marsh' }));
    expect(screen.queryByText(/You are viewing as/)).toBeNull();
    await screen.findByRole('heading', { level: 1 });
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('says which pages are the other’s view and which stay one’s own', async () => {
    renderApp('/');
    await screen.findByRole('heading', { level: 1 });
    act(() => setViewing(viewed));
    expect(screen.getByText('Mo Marsh').closest('p')?.textContent).toContain(
      'The pages of figures show what Mo Marsh would see; Data and administration stay yours.',
    );
  });

  it('is chosen in the menu among everybody who has an account, by somebody who sees everyone', async () => {
    const { user, asked } = renderApp('/', { '/api/view-as': { users: [viewed] }, 'POST /api/view-as': viewed });
    await user.selectOptions(await screen.findByLabelText('View as'), 'Mo Marsh (mo@example.org)');
    expect(asked).toContain('POST /api/view-as');
    expect(await screen.findByText(/You are viewing as/)).toBeDefined();
    await user.selectOptions(screen.getByLabelText('View as'), 'Myself');
    expect(screen.queryByText(/You are viewing as/)).toBeNull();
  });

  it('stays over a reload, in this tab', async () => {
    setViewing(viewed);
    vi.resetModules();
    const reloaded = await import('#web/api/viewing.ts');
    expect(reloaded.viewing()).toEqual(viewed);
    reloaded.setViewing(undefined);
    vi.resetModules();
    expect((await import('#web/api/viewing.ts')).viewing()).toBeUndefined();
  });

  it('ends with the session', async () => {
    const { user } = renderApp('/', { 'DELETE /api/session': { ok: true } });
    await screen.findByRole('heading', { level: 1 });
    act(() => setViewing(viewed));
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(screen.queryByText(/You are viewing as/)).toBeNull());
  });
});

describe('a reader who sees no team', () => {
  it('is told why and what to do; nobody else is', async () => {
    const todo = 'Ask an administrator to link your account to your employee record.';
    renderApp('/', { '/api/scope': { sees: 'nobody', why: 'Your account is not linked.', todo } });
    expect(await screen.findByText(todo)).toBeDefined();
    cleanup();
    renderApp('/', { '/api/scope': { sees: 'everyone' } });
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText('You see no team yet')).toBeNull();
  });
});
