import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/contract/session.ts';
import { routeTree } from '#web/app/routeTree.tsx';
import { answers } from '../fixtures/answers.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(cleanup);

const ROLES: readonly Role[] = ['owner', 'hr', 'executive', 'manager', 'admin'];
const EVERYBODY = ROLES;
const SEERS: readonly Role[] = ['owner', 'hr', 'executive', 'manager'];
const ADMINISTRATORS: readonly Role[] = ['owner', 'admin'];

/** Every page behind the sign-in, and whose menu leads to it; the server decides by the same roles. */
const PAGES: Readonly<Record<string, readonly Role[]>> = {
  '/account': EVERYBODY,
  '/': SEERS,
  '/managers': SEERS,
  '/managers/$manager': SEERS,
  '/burnout': SEERS,
  '/turnover': SEERS,
  '/morale': SEERS,
  '/comments': SEERS,
  '/ramp': SEERS,
  '/practice': SEERS,
  '/data': ['owner', 'hr', 'admin'],
  '/admin/people': ADMINISTRATORS,
  '/admin/single-sign-on': ADMINISTRATORS,
  '/admin/tokens': ADMINISTRATORS,
  '/admin/confidentiality': ADMINISTRATORS,
  '/admin/audit': ADMINISTRATORS,
  '/admin/rights': ['owner', 'hr'],
};
const BEFORE_SIGN_IN = ['/invitation', '/second-step', '/set-up', '/sign-in'];
/** Shown in the place of figures to whoever sees no team, by what the server says of their scope. */
const BLIND = { sees: 'nobody', why: 'Your role is for setting up.', todo: 'Ask the owner for a further role.' };
/** What is asked whatever the page. */
const OF_EVERYBODY = /^\/api\/(session|scope|view-as)/;
const NOTICES = /This page is not for your role|Ask the owner for a further role/;

const open = (address: string, role: Role) => {
  const user = { name: 'Mo Marsh', email: 'mo@example.com', roles: [role], personExternalId: null };
  return renderApp(address, {
    '/api/session': { ...(answers['/api/session'] as object), user },
    '/api/scope': role === 'admin' ? BLIND : { sees: role === 'owner' || role === 'hr' ? 'everyone' : 'teams' },
  });
};
const menu = (): string[] =>
  within(screen.getByRole('navigation', { name: 'Pages' }))
    .getAllByRole<HTMLAnchorElement>('link')
    .map(({ href }) => new URL(href).pathname);

type Node = { children?: Node[]; options?: { path?: string } };
const pathsOf = ({ children = [], options }: Node): string[] => [
  ...(options?.path === undefined ? [] : [options.path]),
  ...Object.values(children).flatMap(pathsOf),
];

const cases = Object.entries(PAGES).flatMap(([page, forWhom]) =>
  ROLES.map((role) => ({ page, role, address: page.replace('$manager', 'm3'), isOpen: forWhom.includes(role) })),
);

describe('the pages by role', () => {
  it('are all the pages there are', () => {
    expect(pathsOf(routeTree as unknown as Node).toSorted()).toEqual(
      [...Object.keys(PAGES), ...BEFORE_SIGN_IN].toSorted(),
    );
  });

  it.each(cases.filter(({ isOpen }) => isOpen))('$page is open to the role $role', async ({ page, address, role }) => {
    open(address, role);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(NOTICES)).toBeNull();
    const isLinked = page !== '/account' && page !== '/managers/$manager';
    expect(menu().includes(page)).toBe(isLinked);
  });

  it.each(cases.filter(({ isOpen, page }) => !isOpen && page !== '/'))(
    '$page tells the role $role what to do, shows no form, and is not in the menu',
    async ({ page, address, role }) => {
      const { container, asked } = open(address, role);
      expect(await screen.findByText(NOTICES)).toBeDefined();
      expect(container.querySelectorAll('main form, main input, main button, main table')).toHaveLength(0);
      expect(menu()).not.toContain(page);
      // Figures are asked for while it is not known yet what somebody sees; the server answers by it.
      const more = asked.filter((path) => !OF_EVERYBODY.test(path));
      expect(PAGES[page] === SEERS ? [] : more).toEqual([]);
    },
  );

  it('lead an administrator, who sees no team, to where their work is', async () => {
    const { shownAddress } = open('/', 'admin');
    await screen.findByRole('heading', { level: 1, name: 'People and roles' });
    expect(shownAddress()).toBe('/admin/people');
  });
});
