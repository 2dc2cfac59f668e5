import { askedPeriod } from '#server/facts/askedPeriod.ts';
import type { Context } from '#server/facts/context.ts';
import { minimumGroup, type Released, releaseCompared, releaseSurvey, type Told } from '#server/privacy/index.ts';
import type { Ref } from '#shared/contract/grouping.ts';
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

/** What every team's shown answers are, to compare one's with. */
export type TeamAnswers = Pick<MoraleResponse, 'waves' | 'dimensions' | 'rows'>;

/**
 * What does comparing answers with every team's say of the managers the reader may see? `compare` gets those managers and all teams'
 * shown answers; what it gives must tell of those managers alone.
 */
export function compareMorale<Row extends { manager: Ref }, T>(
  { snapshot, scope }: Context,
  request: Omit<MoraleRequest, 'by'>,
  subjects: { rows: readonly Row[]; told: Told },
  compare: (seen: Row[], answers: TeamAnswers) => T,
): Released<T> {
  const waves = wavesAsked(snapshot, askedPeriod(snapshot, request), request.wave);
  const table = compute(moraleFacts(snapshot, 'manager', waves));
  return releaseCompared(scope, subjects, table, (seen, all) => compare(seen, describe(snapshot, all)));
}
