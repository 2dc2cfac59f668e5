import { queryOptions } from '@tanstack/react-query';
import type { ConfidentialitySettings, MinimumGroupEffect, MinimumGroupSet } from '#shared/contract/confidentiality.ts';
import { fetchJson } from './fetchJson.ts';

export const confidentialityQuery = queryOptions({
  queryKey: ['/api/confidentiality'],
  queryFn: ({ signal }) => fetchJson<ConfidentialitySettings>('/api/confidentiality', { signal }),
});

/** What another minimum would hide; changes nothing. */
export const effectQuery = (minimumGroup: number) =>
  queryOptions({
    queryKey: ['/api/confidentiality/preview', minimumGroup],
    queryFn: ({ signal }) =>
      fetchJson<MinimumGroupEffect>('/api/confidentiality/preview', { method: 'POST', body: { minimumGroup }, signal }),
  });

export const setMinimumGroup = (minimumGroup: number) =>
  fetchJson<MinimumGroupSet>('/api/confidentiality', { method: 'POST', body: { minimumGroup } });
