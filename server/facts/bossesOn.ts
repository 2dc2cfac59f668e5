import type { Day } from '#shared/calendar/day.ts';
import { countingDay } from './countingDay.ts';
import { lastKnownDay } from './lastKnownDay.ts';
import { NO_CODE, type SpellFacts } from './snapshot.ts';

const known = new WeakMap<SpellFacts, Map<Day, ReadonlyMap<number, number>>>();

/** Each person's manager when a wave closed, both by their places; as of the last day of the records where these end earlier. */
export function bossesOn(spells: SpellFacts, closedOn: Day): ReadonlyMap<number, number> {
  const days = known.get(spells) ?? new Map<Day, ReadonlyMap<number, number>>();
  known.set(spells, days);
  const found = days.get(closedOn);
  if (found) return found;
  const day = countingDay(spells, closedOn) ?? lastKnownDay(spells) - 1;
  const bosses = new Map<number, number>();
  for (let spell = 0; spell < spells.employee.length; spell++) {
    const [person, manager] = [spells.employee[spell], spells.manager[spell]];
    if (spells.from[spell] > day || spells.to[spell] <= day || manager === NO_CODE || manager === person) continue;
    bosses.set(person, manager);
  }
  days.set(closedOn, bosses);
  return bosses;
}
