import { queryOptions } from '@tanstack/react-query';
import type { Erased, EraseRequest, RetentionPeriods } from '#shared/contract/rights.ts';
import { fetchJson } from './fetchJson.ts';

export const retentionQuery = queryOptions({
  queryKey: ['/api/rights/retention'],
  queryFn: ({ signal }) => fetchJson<{ periods: RetentionPeriods }>('/api/rights/retention', { signal }),
});

export const saveRetention = (periods: RetentionPeriods) =>
  fetchJson<{ periods: RetentionPeriods }>('/api/rights/retention', { method: 'POST', body: periods });

export const storedAbout = (person: string) =>
  fetchJson<unknown>(`/api/rights/person?${new URLSearchParams({ person }).toString()}`);

export const erase = (request: EraseRequest) =>
  fetchJson<Erased>('/api/rights/erase', { method: 'POST', body: request });
