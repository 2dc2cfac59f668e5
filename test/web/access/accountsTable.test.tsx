import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const account = (name: string, roles: string[], state: object) => ({
  userId: name.length,
  name,
  email: `${name}@example.com`,
  roles,
  personExternalId: name,
  personName: name,
  disabledAt: null,
  leftOn: null,
  lastSeenAt: null,
  hasSecondStep: false,
  waysIn: ['password'],
  ...state,
});
const state = async (name: RegExp) => (await screen.findByRole('row', { name })).textContent;

it('the table of accounts says of whom the records know as gone, and that an owner of them is still let in', async () => {
  const accounts = [
    account('Mo', ['manager'], { leftOn: '2026-05-31' }),
    account('Olive', ['owner'], { leftOn: '2026-05-31' }),
    account('Pia', ['manager'], { leftOn: '2026-05-31', disabledAt: '2026-06-01T00:00:00.000Z' }),
  ];
  renderApp('/admin/people', { '/api/accounts': { accounts, invitations: [], secondStepRequired: false } });
  expect(await state(/Mo/)).toContain('left 31 May 2026: not let in');
  expect(await state(/Olive/)).toContain('left 31 May 2026, an owner: still let in');
  expect(await state(/Pia/)).toContain('disabled');
});
