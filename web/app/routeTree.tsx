import type { QueryClient } from '@tanstack/react-query';
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent as lazily,
  redirect,
} from '@tanstack/react-router';
import { burnoutQuery, managerProfileQuery, managersQuery, overviewQuery } from '#web/api/reportQueries.ts';
import { sessionQuery } from '#web/api/sessionQueries.ts';
import { addressFromSearch } from '#web/ui/address.ts';
import { FiguresRoom } from '#web/access/FiguresRoom.tsx';
import { PeriodRoom } from '#web/api/PeriodRoom.tsx';
import { asked, months } from './askedAhead.ts';
import { mayOpen, type RoleRoomName } from './mayOpen.ts';
import { RoleRoom } from './RoleRoom.tsx';
import { Shell } from './Shell.tsx';
import { toSignIn } from './toSignIn.ts';

/** What an address says that no page knows is dropped: on reading, and from the address itself. */
const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: addressFromSearch,
  search: { middlewares: [({ search, next }) => addressFromSearch(next(search))] },
  component: Outlet,
});

/** Everything inside asks for a session first; without one the person signs in and comes back to the same address. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.user) throw redirect(toSignIn(session, location.href));
  },
});

/** The pages of figures, for those who see any. */
const figures = createRoute({
  getParentRoute: () => signedIn,
  id: 'figures',
  component: FiguresRoom,
});

/** The pages that speak of a period. */
const inPeriod = createRoute({
  getParentRoute: () => figures,
  id: 'in-period',
  component: PeriodRoom,
});

const access = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazily(() => import('#web/access/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/second-step',
    component: lazily(() => import('#web/access/SecondStepPage.tsx'), 'SecondStepPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazily(() => import('#web/access/SetUpPage.tsx'), 'SetUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    component: lazily(() => import('#web/access/InvitationPage.tsx'), 'InvitationPage'),
  }),
] as const;

const periodPages = [
  createRoute({
    getParentRoute: () => inPeriod,
    path: '/',
    beforeLoad: async ({ context }) => {
      const { user } = await context.queryClient.ensureQueryData(sessionQuery);
      if (user && !mayOpen('figures', user.roles) && mayOpen('administration', user.roles))
        throw redirect({ to: '/admin/people' });
    },
    loaderDeps: months,
    loader: ({ context, deps }) => asked(deps, () => void context.queryClient.prefetchQuery(overviewQuery(deps))),
    component: lazily(() => import('#web/scorecard/OverviewPage.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => inPeriod,
    path: '/managers',
    loaderDeps: months,
    loader: ({ context, deps }) => asked(deps, () => void context.queryClient.prefetchQuery(managersQuery(deps))),
    component: lazily(() => import('#web/scorecard/ManagersPage.tsx'), 'ManagersPage'),
  }),
  createRoute({
    getParentRoute: () => inPeriod,
    path: '/managers/$manager',
    loaderDeps: months,
    loader: ({ context, deps, params }) =>
      asked(deps, () => void context.queryClient.prefetchQuery(managerProfileQuery(params.manager, deps))),
    component: lazily(() => import('#web/scorecard/ProfilePage.tsx'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => inPeriod,
    path: '/burnout',
    loaderDeps: months,
    loader: ({ context, deps }) => asked(deps, () => void context.queryClient.prefetchQuery(burnoutQuery(deps))),
    component: lazily(() => import('#web/burnout/BurnoutPage.tsx'), 'BurnoutPage'),
  }),
  createRoute({
    getParentRoute: () => inPeriod,
    path: '/turnover',
    component: lazily(() => import('#web/turnover/TurnoverPage.tsx'), 'TurnoverPage'),
  }),
  createRoute({
    getParentRoute: () => inPeriod,
    path: '/ramp',
    component: lazily(() => import('#web/ramp/RampPage.tsx'), 'RampPage'),
  }),
  createRoute({
    getParentRoute: () => inPeriod,
    path: '/practice',
    component: lazily(() => import('#web/practice/PracticePage.tsx'), 'PracticePage'),
  }),
] as const;

/** The pages of surveys: they speak of a wave, not of a period. */
const wavePages = [
  createRoute({
    getParentRoute: () => figures,
    path: '/morale',
    component: lazily(() => import('#web/morale/MoralePage.tsx'), 'MoralePage'),
  }),
  createRoute({
    getParentRoute: () => figures,
    path: '/comments',
    component: lazily(() => import('#web/comments/CommentsPage.tsx'), 'CommentsPage'),
  }),
] as const;

const accountPage = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazily(() => import('#web/access/AccountPage.tsx'), 'AccountPage'),
});

/** Pages for some roles only. */
const roomOf = <Name extends RoleRoomName>(room: Name) =>
  createRoute({ getParentRoute: () => signedIn, id: room, component: () => <RoleRoom room={room} /> });
const data = roomOf('data');
const administration = roomOf('administration');
const records = roomOf('records');
const dataPage = createRoute({
  getParentRoute: () => data,
  path: '/data',
  component: lazily(() => import('#web/import/ImportPage.tsx'), 'ImportPage'),
});
const administrationPages = [
  createRoute({
    getParentRoute: () => administration,
    path: '/admin/people',
    component: lazily(() => import('#web/access/PeoplePage.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => administration,
    path: '/admin/single-sign-on',
    component: lazily(() => import('#web/access/SingleSignOnPage.tsx'), 'SingleSignOnPage'),
  }),
  createRoute({
    getParentRoute: () => administration,
    path: '/admin/tokens',
    component: lazily(() => import('#web/access/TokensPage.tsx'), 'TokensPage'),
  }),
  createRoute({
    getParentRoute: () => administration,
    path: '/admin/audit',
    component: lazily(() => import('#web/audit/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => administration,
    path: '/admin/confidentiality',
    component: lazily(() => import('#web/confidentiality/ConfidentialityPage.tsx'), 'ConfidentialityPage'),
  }),
] as const;
const recordsPage = createRoute({
  getParentRoute: () => records,
  path: '/admin/rights',
  component: lazily(() => import('#web/rights/RightsPage.tsx'), 'RightsPage'),
});

export const routeTree = root.addChildren([
  ...access,
  signedIn.addChildren([
    figures.addChildren([inPeriod.addChildren([...periodPages]), ...wavePages]),
    accountPage,
    data.addChildren([dataPage]),
    administration.addChildren([...administrationPages]),
    records.addChildren([recordsPage]),
  ]),
]);
