import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditCheck, AuditRequest, AuditResponse } from '#shared/contract/audit.ts';
import { fetchJson } from './fetchJson.ts';

/** The events asked for, the latest first, a page at a time. */
export const auditQuery = (asked: AuditRequest) =>
  infiniteQueryOptions({
    queryKey: ['/api/audit', asked],
    queryFn: ({ signal, pageParam }) =>
      fetchJson<AuditResponse>(`/api/audit${searchOf({ ...asked, before: pageParam })}`, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next,
  });

export const checkAudit = () => fetchJson<AuditCheck>('/api/audit/check');

/** Where the same events are had as a file. */
export const auditFile = (asked: AuditRequest): string => `/api/audit/events.csv${searchOf(asked)}`;

function searchOf(asked: AuditRequest): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? '' : `?${search.toString()}`;
}
