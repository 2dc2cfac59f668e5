import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/contract/session.ts';
import { answers } from '../fixtures/answers.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const NOTICE = 'This page is not for your role';
const open = (address: string, role: Role) => {
  const user = { name: 'Mo Marsh', email: 'mo@example.com', roles: [role], personExternalId: null };
  return renderApp(address, { '/api/session': { ...(answers['/api/session'] as object), user } });
};

describe('a page a role may not use', () => {
  it.each<[string, Role]>([
    ['/data', 'manager'],
    ['/data', 'executive'],
    ['/admin/rights', 'admin'],
    ['/admin/rights', 'manager'],
    ['/admin/tokens', 'hr'],
    ['/admin/audit', 'manager'],
    ['/admin/people', 'hr'],
    ['/admin/single-sign-on', 'executive'],
    ['/admin/confidentiality', 'hr'],
  ])('%s says so to the role %s and shows no form', async (address, role) => {
    const { container } = open(address, role);
    expect(await screen.findByText(NOTICE)).toBeDefined();
    expect(container.querySelectorAll('main form, main input, main button')).toHaveLength(0);
    const menu = within(screen.getByRole('navigation', { name: 'Pages' })).getAllByRole('link');
    expect(menu.map((link) => new URL((link as HTMLAnchorElement).href).pathname)).not.toContain(address);
  });

  it.each<[string, Role]>([
    ['/data', 'hr'],
    ['/data', 'admin'],
    ['/admin/rights', 'hr'],
  ])('%s is open to the role %s', async (address, role) => {
    open(address, role);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(NOTICE)).toBeNull();
    const menu = within(screen.getByRole('navigation', { name: 'Pages' })).getAllByRole('link');
    expect(menu.map((link) => new URL((link as HTMLAnchorElement).href).pathname)).toContain(address);
  });
});
