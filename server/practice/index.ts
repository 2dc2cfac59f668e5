import { askedPeriod } from '#server/facts/askedPeriod.ts';
import type { Scope } from '#server/access/scope.ts';
import type { Context } from '#server/facts/context.ts';
import { release, type Released } from '#server/privacy/index.ts';
import type { PracticeRequest, PracticeResponse, PracticeRow } from '#shared/contract/practice.ts';
import { compute } from './compute.ts';
import { practiceFacts } from './facts.ts';
import { notes } from './notes.ts';

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

const isToday = (scope: Scope, { manager }: PracticeRow): boolean =>
  scope.everyone || (manager !== undefined && scope.seesToday(manager.id));

/** Without what is counted as of today: deals still open, who owns them, and how deals taken over have ended since. */
function asOfThen({ sellers: _sellers, deals: _deals, takeoverWinRate: _since, ...row }: PracticeRow): PracticeRow {
  return row;
}
