import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const invitation = { invitationId: 1, purpose: 'invitation', email: 'new@example.com', roles: ['hr'] };
const link = 'https://b.example/invitation#secret';
const page = (mail: object, made: object) =>
  renderApp('/admin/people', {
    '/api/accounts': { accounts: [], invitations: [] },
    '/api/mail': mail,
    'POST /api/invitations': made,
  });

describe('an invitation by mail', () => {
  it('is ticked when mail is set up, and the page shows the link all the same', async () => {
    const { user } = page({ setUp: true }, { invitation, link, mailed: { to: 'new@example.com' } });
    const tick = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Send the link by mail' });
    expect(tick.checked).toBe(true);
    await user.type(screen.getByLabelText('E-mail'), 'new@example.com');
    await user.click(screen.getByRole('button', { name: 'Make a link' }));
    expect(await screen.findByText(link)).toBeDefined();
    expect(screen.getByText(/It was mailed to new@example[.]com as well[.]$/)).toBeDefined();
  });

  it('that could not be mailed says why, and to pass the link on', async () => {
    const mailed = { to: 'new@example.com', why: 'The mail server did not take it.' };
    const { user } = page({ setUp: true }, { invitation, link, mailed });
    await user.type(await screen.findByLabelText('E-mail'), 'new@example.com');
    await user.click(screen.getByRole('button', { name: 'Make a link' }));
    expect(
      await screen.findByText(/pass it on yourself[.] It could not be mailed to new@example[.]com: The mail/),
    ).toBeDefined();
  });

  it('is not offered when mail is not set up', async () => {
    page({ setUp: false }, { invitation, link });
    expect(await screen.findByText(/Bellwether sends no mail/)).toBeDefined();
    expect(screen.queryByRole('checkbox', { name: 'Send the link by mail' })).toBeNull();
  });
});
