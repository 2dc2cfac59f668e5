import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const nobody = { '/api/session': { setUp: true } };

describe('a one-time link', () => {
  it.each([
    ['/invitation', nobody],
    ['/set-up', { '/api/session': { setUp: false } }],
  ])('that was cut off says so and asks for the whole of it: %s', async (address, session) => {
    const { asked } = renderApp(address, session);
    expect(await screen.findByRole('heading', { level: 1, name: 'This link is not complete' })).toBeDefined();
    expect(asked.filter((path) => path.startsWith('POST'))).toEqual([]);
  });

  it('to set up, once there is an owner, says so in place of the form', async () => {
    renderApp('/set-up?token=wrong', nobody);
    expect(await screen.findByRole('heading', { level: 1, name: 'Bellwether is set up already' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in');
    expect(screen.queryByLabelText('Password')).toBeNull();
  });

  it('to set up, while there is no owner, asks for one', async () => {
    renderApp('/set-up?token=secret', { '/api/session': { setUp: false } });
    expect(await screen.findByRole('heading', { level: 1, name: 'Set up Bellwether' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Create the owner' })).toBeDefined();
  });

  it('that was used says what to do', async () => {
    const body = { error: 'This link cannot be used any more.', todo: 'Ask whoever gave it to you for a new one.' };
    renderApp('/invitation#secret', { ...nobody, 'POST /api/links/open': { status: 410, body } });
    expect((await screen.findByRole('alert')).textContent).toBe('Ask whoever gave it to you for a new one.');
  });

  it.each([
    ['invitation', 'Welcome to Bellwether', 'Create my account'],
    ['reset', 'Choose a new password', 'Set the password'],
  ])('for %s asks for a password of at least twelve characters', async (purpose, title, button) => {
    const opened = { purpose, email: 'nia@example.com' };
    renderApp('/invitation#secret', { ...nobody, 'POST /api/links/open': opened });
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeDefined();
    expect(screen.getByLabelText('Password').getAttribute('minlength')).toBe('12');
    expect(screen.getByRole('button', { name: button })).toBeDefined();
    expect(screen.queryByLabelText('Your name') !== null).toBe(purpose === 'invitation');
  });
});
