import { askedPeriod } from '#server/facts/askedPeriod.ts';
import type { Scope } from '#server/access/scope.ts';
import type { Context } from '#server/facts/context.ts';
import { release, releaseTeam, type Released } from '#server/privacy/index.ts';
import type { DealLengthsResponse } from '#shared/contract/dealLengths.ts';
import type { PracticeRequest, PracticeResponse, PracticeRow } from '#shared/contract/practice.ts';
import type { SellersResponse } from '#shared/contract/sellers.ts';
import { compute } from './compute.ts';
import { computeDealLengths } from './computeDealLengths.ts';
import { computeSellers } from './computeSellers.ts';
import { practiceFacts } from './facts.ts';
import { notes } from './notes.ts';
import { notesOnSellers } from './notesOnSellers.ts';

/** Who sells, the leader or the team: deals, own selling, takeovers, and how often leaders ride along, coach and meet their people. */
export async function practice(
  { snapshot, scope }: Context,
  request: PracticeRequest,
): Promise<Released<PracticeResponse>> {
  const period = askedPeriod(snapshot, request);
  const { rows, total, wonWithoutValue } = compute(practiceFacts(snapshot, request.by, period));
  return release(scope, {
    rows: rows.map((row) => (isToday(scope, row) ? row : asOfThen(row))),
    told: period,
    companyWide: { total },
    open: { period: period.shown, notes: notes(snapshot, request.by, scope.everyone ? wonWithoutValue : 0) },
  });
}

/** How long do deals take from opened to won or lost, and how long until a seller's first win? In days, by group. */
export function dealLengths(
  { snapshot, scope }: Pick<Context, 'snapshot' | 'scope'>,
  request: PracticeRequest,
): Released<DealLengthsResponse> {
  const period = askedPeriod(snapshot, request);
  const { rows, total, untold } = computeDealLengths(practiceFacts(snapshot, request.by, period));
  const told = [
    ...(snapshot.has.deals ? [] : ['Lengths of deals cannot be given: no deals. Import a deals file.']),
    ...(scope.everyone && untold > 0
      ? [`${untold} closed deals do not say when they were opened, or say a later day: they have no length.`]
      : []),
  ];
  return release(scope, { rows, told: period, companyWide: { total }, open: { period: period.shown, notes: told } });
}

/** What happened with each seller's deals? For readers of everyone only; no route asks it, since pages and API are about teams. */
export function sellers(
  { snapshot, scope }: Pick<Context, 'snapshot' | 'scope'>,
  request: Omit<PracticeRequest, 'by'>,
): Released<SellersResponse> {
  const period = askedPeriod(snapshot, request);
  const found = computeSellers(snapshot, period);
  const told = snapshot.has.deals
    ? notesOnSellers(found, period)
    : ['Sellers cannot be given: no deals. Import a deals file.'];
  return releaseTeam(scope, '', {
    team: {},
    told: 'up to now',
    companyWide: { rows: found.rows },
    open: { period: period.shown, notes: scope.everyone ? told : [] },
  });
}

const isToday = (scope: Scope, { manager }: PracticeRow): boolean =>
  scope.everyone || (manager !== undefined && scope.seesToday(manager.id));

/** Without what is counted as of today: deals still open, who owns them, and how deals taken over have ended since. */
function asOfThen({ sellers: _sellers, deals: _deals, takeoverWinRate: _since, ...row }: PracticeRow): PracticeRow {
  return row;
}
