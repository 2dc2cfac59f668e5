import { NO_CODE, type SpellFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import type { Grouping } from '#shared/contract/grouping.ts';

/** Days after a change of manager in which an exit still belongs to the previous manager. */
export const HANDOVER_DAYS = 60;

/**
 * Which group does the exit at the end of each stay belong to? By manager: the manager at the time, or, where the employee had come
 * from another manager without a break at most 60 days before, that previous manager. By another grouping: the group at the time.
 *
 * One code per stay, whether or not an exit ends it; NO_CODE where no group is recorded. Person-time stays where it was spent.
 */
export function attributeExits(spells: SpellFacts, by: Grouping): Int32Array {
  if (by !== 'manager') return spells[by];
  const attributed = Int32Array.from(spells.manager);
  const late = new Map<number, number[]>();
  for (let s = 0; s < spells.exit.length; s++) {
    if (spells.exit[s] === 0 || spells.from[s] === UNKNOWN_DAY || spells.manager[s] === NO_CODE) continue;
    if (spells.to[s] - spells.from[s] <= HANDOVER_DAYS) late.set(spells.employee[s], []);
  }
  if (late.size === 0) return attributed;
  for (let s = 0; s < spells.employee.length; s++) late.get(spells.employee[s])?.push(s);
  for (const own of late.values()) {
    for (const exit of own) {
      if (spells.exit[exit] === 0) continue;
      const previous = previousManager(spells, own, exit);
      if (previous !== undefined) attributed[exit] = previous;
    }
  }
  return attributed;
}

/** Follows the stays that end where the next begins, back to one under somebody else. */
function previousManager(spells: SpellFacts, own: readonly number[], exit: number): number | undefined {
  let at: number | undefined = exit;
  while (at !== undefined && spells.from[at] !== UNKNOWN_DAY) {
    const from: number = spells.from[at];
    if (spells.to[exit] - from > HANDOVER_DAYS) return undefined;
    const current: number = at;
    at = own.find((s) => s !== current && spells.to[s] === from && spells.exit[s] === 0);
    if (at === undefined || spells.manager[at] === NO_CODE) return undefined;
    if (spells.manager[at] !== spells.manager[exit]) return spells.manager[at];
  }
  return undefined;
}
