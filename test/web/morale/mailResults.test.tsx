import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { MailPlan, MailReport } from '#shared/contract/mail.ts';
import { setViewing } from '#web/api/viewing.ts';
import { session } from '../fixtures/answers.ts';
import { PENDING, renderApp } from '../renderApp.tsx';

afterEach(() => {
  setViewing(undefined);
  cleanup();
});

const person = (name: string) => ({ name, email: `${name.toLowerCase()}@example.com` });
const plan: MailPlan = {
  wave: '2024-H2',
  people: [
    { ...person('Olive'), everyone: true, teams: 40, told: 210, withheld: 30 },
    { ...person('Mo'), everyone: false, teams: 1, told: 3, withheld: 0, sentAt: '2024-11-02T10:00:00.000Z' },
  ],
  seesNothing: [person('Ada')],
};
const report: MailReport = { wave: '2024-H2', sent: [], skipped: [], failed: [], notTried: [] };
const [PLAN, SEND] = ['POST /api/mail/results/preview', 'POST /api/mail/results'];
const setUp = { '/api/mail': { setUp: true } };

/** Signed in with these roles. */
const as = (roles: string[]) => ({ ...setUp, '/api/session': { ...session, user: { ...session.user, roles } } });

/** The Morale page with mail set up, once it is said who would get what. */
async function planned(replaced: Record<string, unknown>) {
  const view = renderApp('/morale', { ...setUp, [PLAN]: { receipt: plan }, ...replaced });
  await view.user.click(await screen.findByRole('button', { name: 'Mail the results…' }));
  await screen.findByRole('table', { name: 'Who gets what' });
  return view;
}

describe('mailing results from the Morale page', () => {
  it('says how to set mail up where it is not', async () => {
    renderApp('/morale', { '/api/mail': { setUp: false } });
    expect(
      await screen.findByText(/sends no mail.*BELLWETHER_MAIL and BELLWETHER_MAIL_FROM, as docs\/mail[.]md/),
    ).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Mail the results…' })).toBeNull();
  });

  it('says when it cannot be told whether mail is set up, and tries again', async () => {
    const { user, asked } = renderApp('/morale', {
      '/api/mail': { status: 503, body: { error: 'Busy.', todo: 'Try again.' } },
    });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(asked.filter((path) => path === '/api/mail').length).toBeGreaterThan(1);
  });

  it('is not there for other roles than owner and HR, nor while somebody else’s view is shown', async () => {
    const { asked } = renderApp('/morale', as(['executive', 'admin']));
    await screen.findByRole('table');
    expect(screen.queryByText('Mail the results')).toBeNull();
    expect(asked).not.toContain('/api/mail');
    cleanup();
    setViewing({ userId: 7, name: 'Mo Marsh', email: 'mo@example.com' });
    renderApp('/morale', as(['owner']));
    await screen.findByRole('table');
    expect(screen.queryByText('Mail the results')).toBeNull();
  });

  it('first says to how many people and what each gets, who had it, and how many see nothing', async () => {
    const { asked } = await planned({});
    expect(
      screen.getByText(
        '2 people see some of this wave. 1 of them had it already. 1 account sees none of it and gets nothing.',
      ),
    ).toBeDefined();
    const table = within(screen.getByRole('table', { name: 'Who gets what' }));
    const cellsOf = (name: string) =>
      within(table.getByRole('rowheader', { name }).closest('tr')!)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    expect(cellsOf('Olive')).toEqual([
      'olive@example.com',
      'the company and every group',
      '210, 30 withheld',
      'not yet',
    ]);
    expect(cellsOf('Mo').slice(0, 3)).toEqual(['mo@example.com', '1 team', '3']);
    expect(asked).not.toContain(SEND);
  });

  it('sends to who has not had it, and to all when that is ticked', async () => {
    const { user } = await planned({ [SEND]: PENDING });
    const tick = screen.getByRole('checkbox', { name: 'Send it again to who has had it' });
    expect(screen.getByRole('button', { name: 'Send to 1 person' })).toBeDefined();
    await user.click(tick);
    await user.click(screen.getByRole('button', { name: 'Send to 2 people' }));
    expect(await screen.findByText('Sending …')).toBeDefined();
  });

  it('says that there is nobody to send to, and offers no sending', async () => {
    const nobody = { ...plan, people: [], seesNothing: [person('Ada'), person('Bo')] };
    const { user } = renderApp('/morale', { ...setUp, [PLAN]: { receipt: nobody } });
    await user.click(await screen.findByRole('button', { name: 'Mail the results…' }));
    expect(await screen.findByText(/^There is nobody to send to/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Send to/ })).toBeNull();
  });

  it('offers no sending when everybody has had it, but to send it again', async () => {
    const had = plan.people.map((each) => ({ ...each, sentAt: '2024-11-02T10:00:00.000Z' }));
    const { user } = await planned({ [PLAN]: { receipt: { ...plan, people: had } } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send to 0 people' }).disabled).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: 'Send it again to who has had it' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send to 2 people' }).disabled).toBe(false);
  });

  it('says who could not be reached and why, for whom it was not tried, and takes the focus', async () => {
    const done: MailReport = {
      ...report,
      sent: [person('Olive')],
      skipped: [person('Mo')],
      failed: [{ ...person('Zed'), why: 'The mail server did not take it.' }],
      notTried: [person('Yan')],
    };
    const { user } = await planned({ [SEND]: { receipt: done } });
    await user.click(screen.getByRole('button', { name: 'Send to 1 person' }));
    const failed = await screen.findByText('Zed (zed@example.com): The mail server did not take it.');
    expect(screen.getByText(/^It went to 1 person[.] 1 person had it already/)).toBeDefined();
    expect(screen.getByText(/^For 1 person it was not tried/)).toBeDefined();
    expect(document.activeElement?.contains(failed)).toBe(true);
    expect(screen.getByRole('button', { name: 'Look again who has had it' })).toBeDefined();
  });

  it('says aloud what to do when sending was refused or broke off', async () => {
    const body = {
      error: 'Results are being mailed at this moment.',
      todo: 'Wait until that has ended and look again.',
    };
    const { user } = await planned({ [SEND]: { status: 409, body } });
    await user.click(screen.getByRole('button', { name: 'Send to 1 person' }));
    const words = await screen.findByText(`${body.error} ${body.todo}`);
    expect(words.closest('[role=alert]')).not.toBeNull();
  });
});
