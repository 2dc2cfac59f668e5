import { askedPeriod } from '#server/facts/askedPeriod.ts';
import type { Context } from '#server/facts/context.ts';
import { minimumGroup, type Released, releaseSurvey } from '#server/privacy/index.ts';
import type { MoraleRequest, MoraleResponse } from '#shared/contract/morale.ts';
import { betweenGroups } from './betweenGroups.ts';
import { compute } from './compute.ts';
import { describe } from './describe.ts';
import { moraleFacts, wavesAsked } from './facts.ts';
import { notes } from './notes.ts';

/** How do teams answer: score, favourable, agreement and participation per group, wave and dimension, after the minimum-group rule. */
export async function morale({ snapshot, scope }: Context, request: MoraleRequest): Promise<Released<MoraleResponse>> {
  const period = askedPeriod(snapshot, request);
  const waves = wavesAsked(snapshot, period, request.wave);
  const minimums = waves.flatMap((wave) => snapshot.waves[wave].minimumGroup ?? []);
  const minimum = minimums.length === 0 ? minimumGroup : Math.max(...minimums);
  return releaseSurvey(scope, compute(moraleFacts(snapshot, request.by, waves)), (shown) => ({
    period: period.shown,
    ...describe(snapshot, shown),
    between: scope.everyone ? betweenGroups(snapshot, shown) : undefined,
    minimumGroup: minimum,
    notes: notes(snapshot, scope, request, shown),
  }));
}
