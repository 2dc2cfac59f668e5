import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import { PENDING, renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const account: Account = {
  userId: 4,
  name: 'Mo Marsh',
  email: 'mo@example.com',
  roles: ['manager'],
  personExternalId: null,
  personName: null,
  disabledAt: null,
  leftOn: null,
  lastSeenAt: null,
  waysIn: ['password'],
  hasSecondStep: false,
};
const accounts = { accounts: [account], invitations: [], secondStepRequired: false };
const OFF = { isOn: false, since: null, recoveryCodesLeft: null, required: false, hasPassword: true };

/** Each page of administration, what it asks for, an answer that holds nothing yet, and what it then says. */
const PAGES = [
  {
    page: '/admin/people',
    path: '/api/accounts',
    empty: { accounts: [], invitations: [], secondStepRequired: false },
    says: 'No links were made yet.',
  },
  {
    page: '/admin/single-sign-on',
    path: '/api/single-sign-on',
    empty: { settings: null, secretIsSet: false, redirectAddress: 'https://b.example/api/auth/callback' },
    says: /The client’s secret is not set/,
  },
  { page: '/admin/tokens', path: '/api/tokens', empty: { tokens: [] }, says: 'There are no tokens.' },
  {
    page: '/admin/confidentiality',
    path: '/api/confidentiality',
    empty: { minimumGroup: 5, floor: 3, waves: [] },
    says: 'No wave has closed yet',
  },
  { page: '/admin/audit', path: '/api/audit', empty: { events: [] }, says: 'No event fits what was asked for.' },
  { page: '/admin/rights', path: '/api/rights/retention', empty: { periods: {} }, says: 'How long records are kept' },
  { page: '/account', path: '/api/tokens', empty: { tokens: [] }, says: 'There are no tokens.' },
];

describe.each(PAGES)('$page', ({ page, path, empty, says }) => {
  const others = { '/api/account/sessions': { sessions: [] }, '/api/account/second-step': OFF };

  it('says that it is loading', async () => {
    renderApp(page, { ...others, [path]: PENDING });
    expect((await screen.findAllByText(/^Loading/)).length).toBeGreaterThan(0);
    expect(screen.queryByText(says)).toBeNull();
  });

  it('says what there is when there is nothing yet', async () => {
    renderApp(page, { ...others, [path]: empty });
    expect(await screen.findByText(says)).toBeDefined();
  });

  it('says in place of what could not be had what to do, and tries again', async () => {
    const body = { error: 'The server is tired.', todo: 'Let it rest.' };
    const { user, asked } = renderApp(page, { ...others, [path]: { status: 500, body } });
    const notice = (await screen.findByText('Let it rest.')).closest<HTMLElement>('[role=alert]')!;
    const before = asked.length;
    await user.click(within(notice).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(asked.length).toBeGreaterThan(before));
  });

  it('says whom to ask when the server refuses, and does not offer to try again', async () => {
    const body = { error: 'Not for you.', todo: 'Ask an administrator of this Bellwether.' };
    renderApp(page, { ...others, [path]: { status: 403, body } });
    expect(await screen.findByText('You do not have access to this')).toBeDefined();
    expect(screen.getByText('Ask an administrator of this Bellwether.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});

describe('the minimum group', () => {
  const settings = { minimumGroup: 5, floor: 3, waves: [] };

  it('says what another would hide before it is set, and why it could not be set', async () => {
    const waves = [{ survey: 'Engagement', wave: '2026-06', shown: 12, hidden: 4 }];
    const { user } = renderApp('/admin/confidentiality', {
      '/api/confidentiality': settings,
      'POST /api/confidentiality/preview': { minimumGroup: 8, hidden: 4, comments: 31, waves },
      'POST /api/confidentiality': { status: 500, body: { error: 'It was not set.', todo: 'Try again.' } },
    });
    const field = await screen.findByLabelText('People');
    await user.clear(field);
    await user.type(field, '8');
    expect(
      await screen.findByText(
        /4 cells of 12 shown now, and 31 comments of groups of fewer people would be withheld for good.*: 4 of 12 in Engagement/,
      ),
    ).toBeDefined();
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Set the minimum' });
    expect(button.disabled).toBe(true);
    await user.click(screen.getByLabelText('I understand that what is withheld does not come back'));
    await user.click(button);
    expect((await screen.findByText('It was not set. Try again.')).getAttribute('role')).toBe('alert');
    await user.type(field, '0');
    expect(screen.queryByText('It was not set. Try again.')).toBeNull();
    expect(button.disabled).toBe(true);
  });

  it('cannot be set before its effect is there, and is not when that could not be had', async () => {
    const replaced: Record<string, unknown> = {
      '/api/confidentiality': settings,
      'POST /api/confidentiality/preview': PENDING,
    };
    const { user } = renderApp('/admin/confidentiality', replaced);
    const field = await screen.findByLabelText('People');
    await user.clear(field);
    await user.type(field, '8');
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Set the minimum' });
    expect(button.disabled).toBe(true);
    expect(screen.queryByRole('checkbox')).toBeNull();
    replaced['POST /api/confidentiality/preview'] = { status: 403, body: { error: 'Not for you.', todo: 'Ask.' } };
    await user.clear(field);
    await user.type(field, '9');
    expect((await screen.findByText('Not for you. Ask.')).getAttribute('role')).toBe('alert');
    expect(button.disabled).toBe(true);
  });

  it('is lowered without a further step, since nothing is lost by it', async () => {
    const { user, asked } = renderApp('/admin/confidentiality', {
      '/api/confidentiality': settings,
      'POST /api/confidentiality/preview': { minimumGroup: 4, hidden: 0, comments: 0, waves: [] },
    });
    const field = await screen.findByLabelText('People');
    await user.clear(field);
    await user.type(field, '4');
    await screen.findByText(/waves decided from now on may show smaller groups/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Set the minimum' }));
    await waitFor(() => expect(asked).toContain('POST /api/confidentiality'));
  });
});

const link = {
  invitationId: 3,
  purpose: 'invitation',
  email: 'new@example.com',
  roles: ['hr'],
  personExternalId: null,
  invitedBy: 'ada@example.com',
  createdAt: '2026-06-01T08:00:00.000Z',
  expiresAt: '2026-06-08T08:00:00.000Z',
  state: 'open',
};
const token = {
  tokenId: 3,
  scope: 'scim',
  label: 'Entra',
  email: null,
  createdBy: 'ada@example.com',
  createdAt: '2026-06-01T08:00:00.000Z',
  expiresAt: '2099-06-01T08:00:00.000Z',
  revokedAt: null,
  lastUsedAt: null,
};
/** What an administrator can revoke: where, by which button, the table it stands in, and the answers before and after. */
const REVOKED = [
  {
    page: '/admin/people',
    path: '/api/accounts',
    sends: 'DELETE /api/invitations/3',
    button: 'Revoke the link of new@example.com',
    table: 'Links made so far',
    before: { accounts: [account], invitations: [link, { ...link, invitationId: 4, email: 'other@example.com' }] },
    after: {
      accounts: [account],
      invitations: [
        { ...link, state: 'revoked' },
        { ...link, invitationId: 4, email: 'other@example.com' },
      ],
    },
  },
  {
    page: '/admin/tokens',
    path: '/api/tokens',
    sends: 'DELETE /api/tokens/3',
    button: 'Revoke Entra',
    table: 'Tokens',
    before: { tokens: [token] },
    after: { tokens: [{ ...token, revokedAt: '2026-06-02T08:00:00.000Z' }] },
  },
];

describe('by the keyboard', () => {
  it('what changes an account takes the focus as it opens and gives it back as it closes', async () => {
    const { user } = renderApp('/admin/people', { '/api/accounts': accounts });
    const opener = await screen.findByRole('button', { name: 'Change Mo Marsh' });
    opener.focus();
    await user.keyboard('{Enter}');
    const heading = await screen.findByRole('heading', { name: 'Change Mo Marsh' });
    expect(document.activeElement?.contains(heading)).toBe(true);
    await user.tab();
    expect(document.activeElement).toBe(screen.getAllByRole('checkbox', { name: /^manager/ }).at(-1));
    const cancel = screen.getByRole('button', { name: 'Cancel' });
    cancel.focus();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('heading', { name: 'Change Mo Marsh' })).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('the invitation is gone through in the order it is read', async () => {
    const { user } = renderApp('/admin/people', { '/api/accounts': accounts });
    (await screen.findByLabelText('E-mail')).focus();
    const order: string[] = [];
    for (let step = 0; step < 8; step++) {
      await user.tab();
      const { labels, textContent } = document.activeElement as HTMLInputElement;
      order.push((labels?.[0] ?? { textContent }).textContent ?? '');
    }
    expect(order.map((name) => name.split(' ')[0])).toEqual([
      'manager',
      'executive',
      'hr',
      'admin',
      'owner',
      'Search',
      'Person',
      'Make',
    ]);
  });

  it.each(REVOKED)('what is revoked on $page leaves the focus to its table', async (each) => {
    const served: Record<string, unknown> = { [each.path]: each.before, [each.sends]: { ok: true } };
    const { user } = renderApp(each.page, served);
    (await screen.findByRole('button', { name: each.button })).focus();
    served[each.path] = each.after;
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('button', { name: each.button })).toBeNull());
    expect(document.activeElement?.getAttribute('aria-label')).toBe(each.table);
  });

  it('a link that is shown once takes the focus', async () => {
    const invitation = { invitationId: 1, purpose: 'invitation', email: 'new@example.com', roles: ['hr'] };
    const made = { invitation, link: 'https://b.example/invitation#secret' };
    const { user } = renderApp('/admin/people', { '/api/accounts': accounts, 'POST /api/invitations': made });
    await user.type(await screen.findByLabelText('E-mail'), 'new@example.com');
    await user.click(screen.getByRole('button', { name: 'Make a link' }));
    const link = await screen.findByText('https://b.example/invitation#secret');
    expect(document.activeElement?.contains(link)).toBe(true);
  });
});

describe('an invitation', () => {
  it('once made, leaves neither address, roles nor person to the next one', async () => {
    const invitation = { invitationId: 1, purpose: 'invitation', email: 'new@example.com', roles: ['manager'] };
    const made = { invitation, link: 'https://b.example/invitation#secret' };
    const people = [{ externalId: 'E7', name: 'Ada Lee', email: 'ada@example.com', leftOn: null }];
    const { user } = renderApp('/admin/people', {
      '/api/accounts': accounts,
      '/api/people': { people },
      'POST /api/invitations': made,
    });
    await user.type(await screen.findByLabelText('E-mail'), 'new@example.com');
    await user.type(screen.getByLabelText(/^Search the records/), 'Ada');
    await user.click(screen.getByRole('checkbox', { name: /^owner/ }));
    await screen.findByRole('option', { name: /Ada Lee/ });
    await user.selectOptions(screen.getByLabelText('Person of the records'), 'E7');
    await user.click(screen.getByRole('button', { name: 'Make a link' }));
    await screen.findByText('https://b.example/invitation#secret');
    for (const name of ['E-mail', 'Person of the records', /^Search the records/])
      expect(screen.getByLabelText<HTMLInputElement>(name).value).toBe('');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^owner/ }).checked).toBe(false);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^manager/ }).checked).toBe(true);
  });

  it('says of a person offered that they have left, and when', async () => {
    const people = [
      { externalId: 'E7', name: 'Ada Lee', email: 'ada@example.com', leftOn: '2024-07-01' },
      { externalId: 'E8', name: 'Ada Low', email: null, leftOn: null },
    ];
    const { user } = renderApp('/admin/people', { '/api/accounts': accounts, '/api/people': { people } });
    await user.type(await screen.findByLabelText(/^Search the records/), 'Ada');
    expect(await screen.findByRole('option', { name: 'Ada Lee (ada@example.com), left 1 Jul 2024' })).toBeDefined();
    expect(screen.getByRole('option', { name: 'Ada Low (E8)' })).toBeDefined();
  });

  it('without a role says why it cannot be made', async () => {
    const { user } = renderApp('/admin/people', { '/api/accounts': accounts });
    await user.click(await screen.findByRole('checkbox', { name: /^manager/ }));
    const button = screen.getByRole<HTMLButtonElement>('button', {
      name: 'Make a link',
      description: /^Tick at least one role/,
    });
    expect(button.disabled).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: /^hr/ }));
    expect(screen.queryByText(/^Tick at least one role/)).toBeNull();
  });
});

describe('the links that were made', () => {
  it('are not offered anew to whoever has an account by now', async () => {
    const again = { ...link, state: 'revoked' };
    const invitations = [again, { ...again, invitationId: 4, email: account.email }];
    renderApp('/admin/people', { '/api/accounts': { accounts: [account], invitations } });
    expect(await screen.findByRole('button', { name: `Renew the link for ${link.email}` })).toBeDefined();
    expect(screen.queryByRole('button', { name: `Renew the link for ${account.email}` })).toBeNull();
  });
});

describe('the audit log', () => {
  it('draws a full page of events with all their words, none cut to one line', async () => {
    const events = Array.from({ length: 100 }, (_, at) => ({
      eventId: 100 - at,
      at: '2026-01-05T09:00:00Z',
      actor: 'vera@example.com',
      action: 'team read',
      details: { manager: `manager-${at}`, answered: false, period: { from: '2024-01', to: '2025-12' } },
    }));
    renderApp('/admin/audit', { '/api/audit': { events } });
    const table = await screen.findByRole('region', { name: /^Events, the latest/ });
    expect(table.dataset['virtual']).toBe('false');
    expect(within(table).getAllByRole('rowheader')).toHaveLength(100);
    expect(within(table).getByText(/manager-99; answered false/)).toBeDefined();
  });
});

describe('erasing one person', () => {
  it('takes the keyboard to what became of it', async () => {
    const { user } = renderApp('/admin/rights', {
      '/api/rights/retention': { periods: {} },
      'POST /api/rights/erase': { name: 'Erased 1' },
    });
    const form = (await screen.findByRole('button', { name: 'Erase for good' })).closest('form')!;
    await user.type(within(form).getByLabelText('Employee id or e-mail address'), 'e1');
    await user.type(within(form).getByLabelText('Their name, to be sure'), 'Ada Abel');
    await user.type(within(form).getByLabelText('Why (kept in the audit log)'), 'asked for');
    await user.click(within(form).getByRole('button', { name: 'Erase for good' }));
    const said = await screen.findByText(/What is left goes by “Erased 1”/);
    await waitFor(() =>
      expect(document.activeElement?.contains(said) && document.activeElement !== document.body).toBe(true),
    );
  });
});
