import { queryOptions } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { ViewAsChoices, ViewAsRequest, ViewAsResponse } from '#shared/contract/viewAs.ts';
import { fetchJson } from './fetchJson.ts';
import { setViewing, viewing, watchViewing } from './viewing.ts';

/** Whose view there is to choose from; for readers of everyone only. */
export const viewAsQuery = queryOptions({
  queryKey: ['/api/view-as'],
  queryFn: ({ signal }) => fetchJson<ViewAsChoices>('/api/view-as', { signal }),
});

/** Looks with another user's scope from now on; rejects with an ApiError when that is not allowed. */
export async function startViewing(userId: number): Promise<void> {
  const body: ViewAsRequest = { userId };
  setViewing(await fetchJson<ViewAsResponse>('/api/view-as', { method: 'POST', body }));
}

/** Whose view is shown; `undefined` for one's own. */
export const useViewing = (): ViewAsResponse | undefined => useSyncExternalStore(watchViewing, viewing);
