import type { Day } from '#shared/calendar/day.ts';
import { lastKnownDay } from './lastKnownDay.ts';
import type { SpellFacts } from './snapshot.ts';

/**
 * The day on which people are counted who could have answered: the wave's closing day, or the day before when the stays are known
 * just up to it. `undefined` when the stays end earlier.
 */
export function countingDay(spells: SpellFacts, closedOn: Day): Day | undefined {
  const known = lastKnownDay(spells);
  if (closedOn > known) return undefined;
  return closedOn === known ? closedOn - 1 : closedOn;
}
