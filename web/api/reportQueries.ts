import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BurnoutResponse } from '#shared/contract/burnout.ts';
import type { ManagerProfileResponse, ManagersResponse, OverviewResponse } from '#shared/contract/managers.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import type { PracticeResponse } from '#shared/contract/practice.ts';
import type { RampResponse } from '#shared/contract/ramp.ts';
import type { RetentionResponse, TurnoverResponse } from '#shared/contract/turnover.ts';
import { fetchJson } from './fetchJson.ts';

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
export const rampQuery = (ask: GroupedSpan) => report<RampResponse>('/api/ramp', groupedSpanOf(ask));
export const practiceQuery = (ask: GroupedSpan) => report<PracticeResponse>('/api/practice', groupedSpanOf(ask));
export const burnoutQuery = (span: Span) => report<BurnoutResponse>('/api/burnout', spanOf(span));

const spanOf = ({ from, to }: Span): Parameters => ({ from, to });
const groupedSpanOf = ({ by, from, to }: GroupedSpan): Parameters => ({ by, from, to });

/** `kept`: the last answer stays on the page while another period loads; `fresh`: never show one manager's numbers under another's name. */
function report<Answer>(path: string, parameters: Parameters, previous: 'kept' | 'fresh' = 'kept') {
  const url = addressOf(path, parameters);
  return queryOptions({
    queryKey: [url],
    queryFn: ({ signal }) => fetchJson<Answer>(url, { signal }),
    ...(previous === 'kept' ? { placeholderData: keepPreviousData } : {}),
  });
}

function addressOf(path: string, parameters: Parameters): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
