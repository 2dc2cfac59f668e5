import { askedPeriod } from '#server/facts/askedPeriod.ts';
import type { Context } from '#server/facts/context.ts';
import { release, type Released } from '#server/privacy/index.ts';
import type { RampRequest, RampResponse } from '#shared/contract/ramp.ts';
import { compute } from './compute.ts';
import { rampFacts } from './facts.ts';
import { cannotBeGiven, notes } from './notes.ts';

/** How long do the people a manager hires take to become productive, and how many do not within a year? */
export async function ramp({ snapshot, scope }: Context, request: RampRequest): Promise<Released<RampResponse>> {
  const period = askedPeriod(snapshot, request);
  const facts = rampFacts(snapshot, request.by, period);
  const reason = cannotBeGiven(facts);
  const { rows, company } = reason === undefined ? compute(facts, request.by) : { rows: [], company: [] };
  return release(scope, {
    rows,
    // Hires are followed until they are productive, whoever leads them by then.
    told: 'up to now',
    companyWide: { company },
    open: {
      period: period.shown,
      cannotBeGiven: reason,
      notes: reason === undefined ? notes(facts, scope.everyone) : [],
    },
  });
}
