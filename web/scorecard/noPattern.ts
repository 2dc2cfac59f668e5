import type { OverviewResponse } from '#shared/contract/managers.ts';

type LookedFor = Pick<OverviewResponse, 'patternsLookedFor' | 'lookedAt'>;

/** Why no team is named on a burnout pattern; that none was found is said only where one could have been. */
export function noPattern({ patternsLookedFor, lookedAt }: LookedFor): string {
  if (patternsLookedFor === 0) return 'No burnout pattern could be looked for';
  if (lookedAt.cannotTell === lookedAt.managers) return 'Too few records to see a burnout pattern';
  return 'No burnout pattern is supported by two sources';
}
