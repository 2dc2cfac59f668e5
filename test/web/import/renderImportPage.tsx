import '#test/web/browserStandIns.ts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ImportPage } from '#web/import/ImportPage.tsx';
import { type Answers, serveFixtures, usualAnswers } from './fixtureServer.ts';

/** The Data page on its address, beside an empty overview, with a server that answers as given. */
export async function renderImportPage(answers: Partial<Answers> = {}) {
  const asked = serveFixtures({ ...usualAnswers, ...answers });
  const root = createRootRoute();
  const routes = [
    createRoute({ getParentRoute: () => root, path: '/', component: () => <h1>Overview</h1> }),
    createRoute({ getParentRoute: () => root, path: '/data', component: ImportPage }),
  ];
  const history = createMemoryHistory({ initialEntries: ['/data'] });
  const router = createRouter({ routeTree: root.addChildren(routes), history });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByRole('heading', { level: 1, name: 'Bring in your files' });
  const user = userEvent.setup();
  const choose = (...names: string[]): Promise<void> =>
    user.upload(
      screen.getByLabelText(/Drop files here|Add more files/),
      names.map((name) => new File(['id,name\n1,Ann\n'], name, { type: 'text/csv' })),
    );
  return { asked, user, choose, router };
}

export const previewButton = (): HTMLButtonElement => screen.getByRole('button', { name: 'Show what would change' });
