import './browserStandIns.ts';
import '#web/app/styles.ts';
import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createQueryClient } from '#web/api/createQueryClient.ts';
import { Providers } from '#web/app/Providers.tsx';
import { createAppRouter } from '#web/app/createAppRouter.tsx';
import { answers } from './fixtures/answers.ts';

/** An answer other than 200. */
export type Refused = { status: number; body: { error: string; todo: string } };
const isRefused = (answer: unknown): answer is Refused =>
  typeof answer === 'object' && answer !== null && 'status' in answer && 'body' in answer;

/** An answer that does not come. */
export const PENDING = Symbol('pending');

/** The whole page at an address, with a server that gives the invented answers, some of them replaced; and what it was asked. */
export function renderApp(address: string, replaced: Record<string, unknown> = {}) {
  const asked: string[] = [];
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const method = init?.method ?? 'GET';
    asked.push(method === 'GET' ? url : `${method} ${url}`);
    const path = url.split('?')[0] ?? url;
    const known = { ...answers, ...replaced };
    const answer = known[method === 'GET' ? path : `${method} ${path}`] ?? {
      status: 404,
      body: { error: 'Not there.', todo: 'Check.' },
    };
    if (answer === PENDING) return new Promise(() => undefined);
    return Promise.resolve(
      isRefused(answer) ? Response.json(answer.body, { status: answer.status }) : Response.json(answer),
    );
  };
  const queryClient = createQueryClient({ signedOut: () => void router.invalidate() });
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createAppRouter({ queryClient, history });
  const view = render(<Providers queryClient={queryClient} router={router} />);
  const shownAddress = (): string => router.state.location.href;
  const back = (): void => history.back();
  return { ...view, asked, shownAddress, history, back, user: userEvent.setup() };
}
