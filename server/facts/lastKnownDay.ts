import type { Day } from '#shared/calendar/day.ts';
import { type SpellFacts, UNKNOWN_DAY } from './snapshot.ts';

const known = new WeakMap<SpellFacts, Day>();

/** The latest day any stay is known up to; UNKNOWN_DAY where there are none. Looked for once in each snapshot. */
export function lastKnownDay(spells: SpellFacts): Day {
  const found = known.get(spells);
  if (found !== undefined) return found;
  const last = spells.to.reduce((latest, to) => Math.max(latest, to), UNKNOWN_DAY);
  known.set(spells, last);
  return last;
}
