import { askedPeriod } from '#server/facts/askedPeriod.ts';
import type { Context } from '#server/facts/context.ts';
import { release, type Released } from '#server/privacy/index.ts';
import type { PracticeRequest, PracticeResponse } from '#shared/contract/practice.ts';
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
    rows,
    companyWide: { total },
    open: { period: period.shown, notes: notes(snapshot, request.by, wonWithoutValue) },
  });
}
