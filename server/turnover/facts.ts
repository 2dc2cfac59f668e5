import { EXIT_TYPES, type Snapshot, type SpellFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { attributeExits } from '#server/peers/attributeExits.ts';
import { periodAtRisk } from '#server/peers/periodAtRisk.ts';
import type { Day } from '#shared/calendar/day.ts';
import { firstDayOfMonth, monthOfDay } from '#shared/calendar/month.ts';
import type { Grouping } from '#shared/contract/grouping.ts';

const FIRST_YEAR = 365;
const NOBODY = -2;

/** Counts of one group's stays and exits in the period. */
export interface TurnoverTally {
  employees: number;
  exits: number;
  /** By index into EXIT_TYPES. */
  byType: Int32Array;
  handedBack: number;
  regretted: number;
  regrettedKnown: number;
  firstYear: number;
  hireKnown: number;
  personDays: number;
  /** People employed at each of the facts' `points`. */
  headcounts: Int32Array;
  /** Stays since an unknown day: their person-time cannot be known. */
  unknownStarts: number;
}

export interface TurnoverFacts {
  /** The days counted; undefined when nobody's time is known. */
  period: { from: Day; to: Day } | undefined;
  /** Both ends of the period and every twelve months in between. */
  points: number[];
  /** One a group code, NO_CODE for people without a group. */
  groups: Map<number, TurnoverTally>;
  total: TurnoverTally;
}

/** Adds up stays and exits by group in one pass; an end of the asked period may be infinite. */
export function turnoverFacts(snapshot: Snapshot, by: Grouping, asked: { from: number; to: number }): TurnoverFacts {
  const { spells } = snapshot;
  const period = periodAtRisk(spells, asked);
  const points = period === undefined ? [] : yearlyPoints(period.from, Math.min(period.to, lastDay(spells)));
  const group = spells[by];
  const attributed = attributeExits(spells, by);
  // By code + 1, so that people without a group have a place.
  const tallies: TurnoverTally[] = [];
  const tallyOf = (code: number): TurnoverTally => (tallies[code + 1] ??= emptyTally(points.length));
  const joins = newMembers(snapshot.people.externalId.length);
  for (let s = 0; s < group.length; s++) {
    const from = spells.from[s];
    const to = spells.to[s];
    const left = spells.exit[s] !== 0 && to >= asked.from && to < asked.to;
    const there = to > asked.from && (from === UNKNOWN_DAY || from < asked.to);
    if (!left && !there) continue;
    const tally = tallyOf(group[s]);
    if (joins(group[s], spells.employee[s])) tally.employees++;
    addTime(tally, spells, s, period, points);
    if (!left) continue;
    const owner = tallyOf(attributed[s]);
    addExit(owner, spells, s);
    if (attributed[s] === group[s]) continue;
    owner.handedBack++;
    if (joins(attributed[s], spells.employee[s])) owner.employees++;
  }
  const groups = new Map<number, TurnoverTally>();
  tallies.forEach((tally, at) => groups.set(at - 1, tally));
  return { period, points, groups, total: totalOf(groups.values(), points.length, joins.people()) };
}

/** Says whether an employee is met in a group for the first time; `people` counts those met at all. */
function newMembers(people: number): ((code: number, employee: number) => boolean) & { people: () => number } {
  const first = new Int32Array(people).fill(NOBODY);
  const others = new Set<number>();
  let met = 0;
  const joins = (code: number, employee: number): boolean => {
    if (first[employee] === NOBODY) {
      first[employee] = code;
      met++;
      return true;
    }
    if (first[employee] === code) return false;
    const before = others.size;
    return others.add((code + 1) * people + employee).size > before;
  };
  return Object.assign(joins, { people: () => met });
}

/** Everything but people adds up over groups: a person may have been in several. */
function totalOf(tallies: Iterable<TurnoverTally>, points: number, employees: number): TurnoverTally {
  const total = emptyTally(points);
  for (const tally of tallies) {
    for (const key of [
      'exits',
      'regretted',
      'regrettedKnown',
      'firstYear',
      'hireKnown',
      'personDays',
      'unknownStarts',
    ] as const)
      total[key] += tally[key];
    tally.byType.forEach((count, type) => (total.byType[type] += count));
    tally.headcounts.forEach((count, point) => (total.headcounts[point] += count));
  }
  total.employees = employees;
  return total;
}

function addTime(
  tally: TurnoverTally,
  spells: SpellFacts,
  s: number,
  period: TurnoverFacts['period'],
  points: readonly number[],
): void {
  const from = spells.from[s];
  const to = spells.to[s];
  if (from === UNKNOWN_DAY) {
    tally.unknownStarts++;
    return;
  }
  if (period === undefined) return;
  tally.personDays += Math.max(0, Math.min(to, period.to) - Math.max(from, period.from));
  // Counted on the first day of the period, and at the end of the day before each later point.
  if (from <= points[0] && to > points[0]) tally.headcounts[0]++;
  for (let i = 1; i < points.length; i++) if (from < points[i] && to >= points[i]) tally.headcounts[i]++;
}

function addExit(tally: TurnoverTally, spells: SpellFacts, s: number): void {
  tally.exits++;
  tally.byType[spells.exit[s]]++;
  if (spells.regretted[s] !== 0) tally.regrettedKnown++;
  if (spells.regretted[s] === 2) tally.regretted++;
  if (spells.hired[s] === UNKNOWN_DAY) return;
  tally.hireKnown++;
  if (spells.to[s] - spells.hired[s] < FIRST_YEAR) tally.firstYear++;
}

function emptyTally(points: number): TurnoverTally {
  return {
    employees: 0,
    exits: 0,
    byType: new Int32Array(EXIT_TYPES.length),
    handedBack: 0,
    regretted: 0,
    regrettedKnown: 0,
    firstYear: 0,
    hireKnown: 0,
    personDays: 0,
    headcounts: new Int32Array(points),
    unknownStarts: 0,
  };
}

/** The day the stays are known up to; somebody may have left on it, but nobody is at risk. */
function lastDay(spells: SpellFacts): Day {
  return spells.to.reduce((last, day) => Math.max(last, day), -Infinity);
}

function yearlyPoints(from: Day, to: Day): number[] {
  const points = [from];
  const month = monthOfDay(from);
  const offset = from - firstDayOfMonth(month);
  for (let year = 1; ; year++) {
    const next = firstDayOfMonth(month + 12 * year) + offset;
    if (next >= to) return [...points, to];
    points.push(next);
  }
}
