import { QueryCache, QueryClient } from '@tanstack/react-query';
import type { SessionResponse } from '#shared/contract/session.ts';
import { ApiError } from './ApiError.ts';
import { sessionQuery } from './sessionQueries.ts';
import { setViewing } from './viewing.ts';

/**
 * The page's cache of answers. A read answered with 401 means the session ended: the person is then signed out here too
 * and `signedOut` is called. Only answers the server could not give (no connection, 5xx) are asked for again, once.
 */
export function createQueryClient({ signedOut }: { signedOut: () => void }): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (!(error instanceof ApiError) || error.status !== 401) return;
        setViewing(undefined);
        client.setQueryData<SessionResponse>(sessionQuery.queryKey, { setUp: true });
        signedOut();
      },
    }),
    defaultOptions: { queries: { staleTime: 60_000, retry: (failures, error) => failures < 1 && isPassing(error) } },
  });
  return client;
}

function isPassing(error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}
