import { type SpellFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import type { Day } from '#shared/calendar/day.ts';

/**
 * The asked days (either end may be infinite) cut to those anybody was at risk on, the day of the last exit included.
 * `undefined` when that leaves nothing, or when the start of no stay is known.
 */
export function periodAtRisk(
  spells: SpellFacts,
  { from, to }: { from: number; to: number },
): { from: Day; to: Day } | undefined {
  let [first, last] = [Infinity, -Infinity];
  for (let s = 0; s < spells.from.length; s++) {
    if (spells.from[s] !== UNKNOWN_DAY) first = Math.min(first, spells.from[s]);
    last = Math.max(last, spells.to[s] + (spells.exit[s] === 0 ? 0 : 1));
  }
  const cut = { from: Math.max(from, first), to: Math.min(to, last) };
  return cut.from < cut.to ? cut : undefined;
}
