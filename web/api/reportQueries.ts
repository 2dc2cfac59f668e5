import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BurnoutResponse } from '#shared/contract/burnout.ts';
import type { CommentsResponse } from '#shared/contract/comments.ts';
import type { ManagerProfileResponse, ManagersResponse, OverviewResponse } from '#shared/contract/managers.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import type { PracticeResponse } from '#shared/contract/practice.ts';
import type { RampResponse } from '#shared/contract/ramp.ts';
import type { ScopeResponse } from '#shared/contract/scope.ts';
import type { RetentionResponse, TurnoverResponse } from '#shared/contract/turnover.ts';
import { VIEW_AS_HEADER } from '#shared/contract/viewAsHeader.ts';
import { fetchJson } from './fetchJson.ts';
import { viewing } from './viewing.ts';

/** The months asked about, `YYYY-MM`; an end left out is the records' own. */
export type Span = { from?: string | undefined; to?: string | undefined };
export type GroupedSpan = Span & { by?: string | undefined };

type Parameters = Record<string, string | undefined>;

export const overviewQuery = (span: Span) => report<OverviewResponse>('/api/overview', spanOf(span));
export const managersQuery = (span: Span) => report<ManagersResponse>('/api/managers', spanOf(span));
export const managerProfileQuery = (manager: string, span: Span) =>
  report<ManagerProfileResponse>(`/api/managers/${encodeURIComponent(manager)}`, spanOf(span), 'fresh');
export const turnoverQuery = (ask: GroupedSpan) => report<TurnoverResponse>('/api/turnover', groupedSpanOf(ask));
export const retentionQuery = (manager?: string) => report<RetentionResponse>('/api/retention', { manager }, 'fresh');
export const moraleQuery = ({ by, wave }: { by?: string | undefined; wave?: string | undefined }) =>
  report<MoraleResponse>('/api/morale', { by, wave });
/** `fresh` of one manager: never one's people's words under another's name. */
export const commentsQuery = ({ wave, manager }: { wave?: string | undefined; manager?: string | undefined }) =>
  report<CommentsResponse>('/api/comments', { wave, manager }, manager === undefined ? 'kept' : 'fresh');
export const rampQuery = (ask: GroupedSpan) => report<RampResponse>('/api/ramp', groupedSpanOf(ask));
export const practiceQuery = (ask: GroupedSpan) => report<PracticeResponse>('/api/practice', groupedSpanOf(ask));
export const burnoutQuery = (span: Span) => report<BurnoutResponse>('/api/burnout', spanOf(span));

export const scopeQuery = () => report<ScopeResponse>('/api/scope', {}, 'fresh');

const spanOf = ({ from, to }: Span): Parameters => ({ from, to });
const groupedSpanOf = ({ by, from, to }: GroupedSpan): Parameters => ({ by, from, to });

/** Asked with the scope of whoever is viewed as. `kept`: the last answer stays on the page while another period loads; `fresh`: never show one manager's numbers under another's name. */
function report<Answer>(path: string, parameters: Parameters, previous: 'kept' | 'fresh' = 'kept') {
  const url = addressOf(path, parameters);
  const viewed = viewing();
  return queryOptions({
    queryKey: viewed === undefined ? [url] : [url, { viewedAs: viewed.userId }],
    queryFn: ({ signal }) =>
      fetchJson<Answer>(url, { signal, headers: viewed ? { [VIEW_AS_HEADER]: String(viewed.userId) } : {} }),
    ...(previous === 'kept' ? { placeholderData: keepPreviousData } : {}),
  });
}

function addressOf(path: string, parameters: Parameters): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
