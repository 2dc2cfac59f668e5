import { cleanup, screen, within } from '@testing-library/react';
import { encode } from 'uqr';
import { afterEach, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const OFF = { isOn: false, since: null, recoveryCodesLeft: null, required: false, hasPassword: true };
const ON = { ...OFF, isOn: true, since: '2026-03-02T12:00:00.000Z', recoveryCodesLeft: 10 };
const CODES = ['k7m2p-x9qad', '22222-33333'];
const BEGUN = {
  address: 'otpauth://totp/Bellwether:mo%40example.com?secret=ABCDEFGH2345&issuer=Bellwether&digits=6&period=30',
  secret: 'ABCDEFGH2345',
};
const refused = (status: number, error: string) => ({ status, body: { error, todo: 'Do this.' } });

const account = (step: object, more: object = {}) =>
  renderApp('/account', {
    '/api/account/sessions': { sessions: [] },
    '/api/tokens': { tokens: [] },
    '/api/account/second-step': step,
    'POST /api/account/second-step': BEGUN,
    'POST /api/account/second-step/confirm': { recoveryCodes: CODES },
    ...more,
  });
const panel = async () => within(await screen.findByRole('region', { name: 'Second step at sign-in' }));

describe('the second step on one’s own account', () => {
  it('asks for the password, shows the key as picture, link and text, and after a code the recovery codes, once', async () => {
    const { user, asked } = account(OFF);
    const part = await panel();
    await user.type(await part.findByLabelText('Your password, once more'), 'several plain words{Enter}');
    const picture = await part.findByRole<HTMLImageElement>('img', { name: /^QR code/ });
    const { data, size } = encode(BEGUN.address, { ecc: 'M', border: 4 });
    const drawn = decodeURIComponent(picture.src);
    expect(drawn).toContain(`viewBox="0 0 ${size * 10} ${size * 10}"`);
    const squares = Array.from(drawn.matchAll(/M(\d+),(\d+)h10/g), ([, x, y]) => data[Number(y) / 10][Number(x) / 10]);
    expect([squares.length, squares.every(Boolean)]).toEqual([data.flat().filter(Boolean).length, true]);
    expect(part.getByRole('link', { name: 'Open it in the app' }).getAttribute('href')).toBe(BEGUN.address);
    expect(part.getByText('ABCD EFGH 2345')).toBeDefined();
    const code = part.getByLabelText<HTMLInputElement>('Type the code it shows');
    expect([code.inputMode, code.autocomplete]).toEqual(['numeric', 'one-time-code']);
    await user.type(code, '123456{Enter}');
    const list = await part.findByRole('list', { name: 'Recovery codes' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(CODES);
    expect(document.activeElement?.contains(list)).toBe(true);
    expect(asked.filter((path) => path === '/api/account/second-step')).toHaveLength(2);
    await user.click(part.getByRole('button', { name: 'I have kept them' }));
    expect(part.queryByText(CODES[0])).toBeNull();
  });

  it('saves the recovery codes as a file of lines, and copies them', async () => {
    const blobs: Blob[] = [];
    URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
    URL.revokeObjectURL = () => undefined;
    const { user } = account(OFF);
    const part = await panel();
    await user.type(await part.findByLabelText('Your password, once more'), 'several plain words{Enter}');
    await user.type(await part.findByLabelText('Type the code it shows'), '123456{Enter}');
    await user.click(await part.findByRole('button', { name: 'Download' }));
    expect(await blobs[0].text()).toBe('k7m2p-x9qad\n22222-33333\n');
    await user.click(part.getByRole('button', { name: 'Copy' }));
    expect(await part.findByText('Copied.')).toBeDefined();
    expect(await navigator.clipboard.readText()).toBe('k7m2p-x9qad\n22222-33333\n');
  });

  it('says what is wrong with a password or a code, aloud', async () => {
    const { user } = account(OFF, { 'POST /api/account/second-step/confirm': refused(403, 'This code is not right.') });
    const part = await panel();
    await user.type(await part.findByLabelText('Your password, once more'), 'several plain words{Enter}');
    await user.type(await part.findByLabelText('Type the code it shows'), '000000{Enter}');
    expect(await part.findByText('This code is not right. Do this.')).toBeDefined();
  });

  it('that is on says since when and how many recovery codes are left, and changes for password and code', async () => {
    const { user, asked } = account(
      { ...ON, recoveryCodesLeft: 2 },
      {
        'POST /api/account/second-step/recovery-codes': { recoveryCodes: CODES },
        'POST /api/account/second-step/off': refused(403, 'The password is not right.'),
      },
    );
    const part = await panel();
    expect(await part.findByText(/^On since .*2026\. 2 recovery codes are left: make new ones soon\.$/)).toBeDefined();
    await user.click(part.getByRole('button', { name: 'Turn off' }));
    await user.type(part.getByLabelText('Your password'), 'wrong');
    await user.type(part.getByLabelText('Code of the app, or a recovery code'), '123456{Enter}');
    expect(await part.findByText('The password is not right. Do this.')).toBeDefined();
    await user.click(part.getByRole('button', { name: 'New recovery codes' }));
    expect(part.queryByText('The password is not right. Do this.')).toBeNull();
    await user.type(part.getByLabelText('Your password'), 'right');
    await user.type(part.getByLabelText('Code of the app, or a recovery code'), '123456{Enter}');
    expect(await part.findByText(CODES[1])).toBeDefined();
    expect(asked).toContain('POST /api/account/second-step/recovery-codes');
  });

  it('is not offered to who has no password here', async () => {
    account({ ...OFF, hasPassword: false });
    expect(await (await panel()).findByText(/have no password here/)).toBeDefined();
  });
});

describe('the second step at sign-in', () => {
  const half = { setUp: true, secondStep: 'code' };
  const whole = {
    setUp: true,
    user: { name: 'Mo', email: 'mo@example.com', roles: ['owner'], personExternalId: null },
  };

  it('follows the password on a page of its own, and leads on to where the person wanted to go', async () => {
    const { user, shownAddress } = renderApp('/sign-in?next=%2Faccount', {
      '/api/session': { setUp: true },
      'POST /api/session': half,
      'POST /api/session/code': whole,
    });
    await user.type(await screen.findByLabelText('E-mail'), 'mo@example.com');
    await user.type(screen.getByLabelText('Password'), 'several plain words{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Second step' })).toBeDefined();
    expect(shownAddress()).toBe('/second-step?next=%2Faccount');
    const code = screen.getByLabelText<HTMLInputElement>('Code of six digits');
    expect([code.inputMode, code.autocomplete, document.activeElement]).toEqual(['numeric', 'one-time-code', code]);
    await user.type(code, '123456{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Your account' })).toBeDefined();
  });

  it('empties a wrong code and keeps the focus there; a recovery code is typed as text', async () => {
    const { user } = renderApp('/second-step', {
      '/api/session': half,
      'POST /api/session/code': refused(403, 'This code is not right.'),
    });
    const code = await screen.findByLabelText<HTMLInputElement>('Code of six digits');
    await user.type(code, '000000{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('This code is not right. Do this.');
    expect([code.value, document.activeElement]).toEqual(['', code]);
    await user.click(screen.getByRole('button', { name: 'Use a recovery code instead' }));
    const recovery = screen.getByLabelText<HTMLInputElement>('Recovery code');
    expect([recovery.inputMode, recovery.autocomplete, document.activeElement]).toEqual(['text', 'off', recovery]);
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('that took too long leads back to the password, and asks for no more codes', async () => {
    const { user } = renderApp('/second-step?next=%2Fturnover', {
      '/api/session': half,
      'POST /api/session/code': refused(401, 'It took too long.'),
    });
    await user.type(await screen.findByLabelText('Code of six digits'), '000000{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('It took too long. Do this.');
    expect(screen.queryByLabelText('Code of six digits')).toBeNull();
    expect(screen.getByRole('link', { name: 'Sign in again' }).getAttribute('href')).toBe('/sign-in?next=%2Fturnover');
  });

  it.each(['/second-step', '/sign-in'])('and the password are asked of nobody at %s who is signed in', async (page) => {
    renderApp(`${page}?next=%2Fturnover`, { '/api/session': whole });
    expect((await screen.findByRole('link', { name: 'Go on' })).getAttribute('href')).toBe('/turnover');
  });

  it('that everybody needs is set up before anything else is shown', async () => {
    const { user, asked, shownAddress } = renderApp('/turnover', {
      '/api/session': { setUp: true, secondStep: 'set up' },
      'POST /api/account/second-step': BEGUN,
      'POST /api/account/second-step/confirm': { recoveryCodes: CODES },
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'Set up a second step' })).toBeDefined();
    expect(shownAddress()).toBe('/second-step?next=%2Fturnover');
    expect(asked).toEqual(['/api/session']);
    await user.type(screen.getByLabelText('Your password, once more'), 'several plain words{Enter}');
    await user.type(await screen.findByLabelText('Type the code it shows'), '123456{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Keep your recovery codes' })).toBeDefined();
    expect(screen.getByText(CODES[0])).toBeDefined();
  });

  it('has nothing to show to who gave no password, and says so', async () => {
    renderApp('/second-step?next=%2Fturnover', { '/api/session': { setUp: true } });
    expect(await screen.findByRole('heading', { level: 1, name: 'Nothing to do here' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in?next=%2Fturnover');
  });
});

describe('the second step of others', () => {
  const mo: Account = {
    userId: 4,
    name: 'Mo Marsh',
    email: 'mo@example.com',
    roles: ['manager'],
    personExternalId: null,
    personName: null,
    disabledAt: null,
    leftOn: null,
    lastSeenAt: null,
    waysIn: ['password', 'single sign-on'],
    hasSecondStep: true,
  };
  const people = (secondStepRequired: boolean, more: object = {}) =>
    renderApp('/admin/people', {
      '/api/accounts': {
        accounts: [mo, { ...mo, userId: 5, name: 'Al', email: 'al@example.com', hasSecondStep: false }],
        invitations: [],
        secondStepRequired,
      },
      ...more,
    });

  it('is reset with a reason', async () => {
    const { user, asked } = people(false, { 'POST /api/accounts/4/second-step/reset': { ok: true } });
    expect(await screen.findByText('password and code, single sign-on')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Change Al' }));
    expect(screen.queryByRole('button', { name: 'Reset the second step' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Change Mo Marsh' }));
    await user.type(screen.getByLabelText('Why, for the audit log'), 'lost the phone');
    await user.click(screen.getByRole('button', { name: 'Reset the second step' }));
    expect(asked).toContain('POST /api/accounts/4/second-step/reset');
  });

  it('is asked of everybody, or no longer; a refusal says what to do', async () => {
    const { user } = people(false, { 'PUT /api/sign-in-rules': refused(409, 'You have no second step yourself yet.') });
    expect(await screen.findByText(/1 of 2 who can sign in with a password has one\.$/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Ask it of everybody who signs in with a password' }));
    expect(await screen.findByText('You have no second step yourself yet. Do this.')).toBeDefined();
    cleanup();
    people(true);
    expect(await screen.findByRole('button', { name: 'Ask it of nobody any more' })).toBeDefined();
  });
});
