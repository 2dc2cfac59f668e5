import { groupRef } from '#server/facts/groups.ts';
import { lastKnownDay } from '#server/facts/lastKnownDay.ts';
import { isoFromDay } from '#shared/calendar/day.ts';
import { NO_CODE, type Snapshot, type SpellFacts } from '#server/facts/snapshot.ts';
import type { Ref } from '#shared/contract/grouping.ts';

/** Reporting lines on the last day of the asked time that the stays know of. */
export interface TeamsOnDay {
  /** Reports per manager, by index into people; no entry for people without any. */
  sizes: Map<number, number>;
  /** People employed. */
  employees: number;
  /** The manager of a person, or NO_CODE. */
  managerOf: (person: number) => number;
  /** The day from which nobody reported to this manager any more, as far as is known by then; `undefined` while somebody does. */
  ledUntil: (manager: number) => string | undefined;
}

const known = new WeakMap<SpellFacts, Map<number, TeamsOnDay>>();
/** Most questions are about the time up to the last day; a few look back. */
const KEPT = 8;

/** Who reports to whom at the end of the asked time? Somebody who left on that very day no longer does. */
export function teamsOnDay({ spells }: Snapshot, before: number): TeamsOnDay {
  const day = Math.min(before, lastKnownDay(spells));
  const days = known.get(spells) ?? new Map<number, TeamsOnDay>();
  known.set(spells, days);
  const teams = days.get(day) ?? reportingLines(spells, day);
  days.set(day, teams);
  if (days.size > KEPT) days.delete(days.keys().next().value!);
  return teams;
}

function reportingLines(spells: SpellFacts, day: number): TeamsOnDay {
  const sizes = new Map<number, number>();
  const managers = new Map<number, number>();
  const ends = new Map<number, number>();
  for (let s = 0; s < spells.to.length; s++) {
    if (spells.from[s] < day) ends.set(spells.manager[s], Math.max(ends.get(spells.manager[s]) ?? 0, spells.to[s]));
    if (!staysOn(spells, s, day)) continue;
    managers.set(spells.employee[s], spells.manager[s]);
    if (spells.manager[s] !== NO_CODE) sizes.set(spells.manager[s], (sizes.get(spells.manager[s]) ?? 0) + 1);
  }
  const ledUntil = (manager: number): string | undefined => {
    const end = ends.get(manager);
    return end === undefined || sizes.has(manager) ? undefined : isoFromDay(end);
  };
  return { sizes, employees: managers.size, managerOf: (person) => managers.get(person) ?? NO_CODE, ledUntil };
}

function staysOn(spells: SpellFacts, s: number, day: number): boolean {
  return spells.from[s] < day && (spells.to[s] > day || (spells.to[s] === day && spells.exit[s] === 0));
}

/** Everybody who is or was a manager, in order of name. */
export function managersEver(snapshot: Snapshot): Ref[] {
  const codes = new Set(snapshot.spells.manager);
  codes.delete(NO_CODE);
  const refs = [...codes].map((code) => groupRef(snapshot, 'manager', code));
  return refs.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

const sortKey = (ref: Ref): string => `${ref.name}\u0000${ref.id}`;
