import { EXIT_TYPES, type Snapshot, type SpellFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { attributeExits } from '#server/peers/attributeExits.ts';
import { periodAtRisk } from '#server/peers/periodAtRisk.ts';
import type { Day } from '#shared/calendar/day.ts';
import { firstDayOfMonth, monthOfDay } from '#shared/calendar/month.ts';
import type { Grouping } from '#shared/contract/grouping.ts';

const FIRST_YEAR = 365;

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
  const points = period === undefined ? [] : yearlyPoints(period);
  const [group, attributed] = [spells[by], attributeExits(spells, by)];
  const facts: TurnoverFacts = { period, points, groups: new Map(), total: emptyTally(points.length) };
  const members = new Set<number>();
  const people = snapshot.people.externalId.length;
  const tallyOf = (code: number): TurnoverTally => {
    let tally = facts.groups.get(code);
    if (tally === undefined) facts.groups.set(code, (tally = emptyTally(points.length)));
    return tally;
  };
  const join = (tally: TurnoverTally, code: number, employee: number): void => {
    const before = members.size;
    if (members.add(code * people + employee).size > before) tally.employees++;
  };
  for (let s = 0; s < group.length; s++) {
    const left = spells.exit[s] !== 0 && spells.to[s] >= asked.from && spells.to[s] < asked.to;
    const there = (spells.from[s] === UNKNOWN_DAY || spells.from[s] < asked.to) && spells.to[s] > asked.from;
    if (!left && !there) continue;
    for (const [code, tally] of [
      [group[s], tallyOf(group[s])],
      [-2, facts.total],
    ] as const) {
      join(tally, code, spells.employee[s]);
      addTime(tally, spells, s, facts);
    }
    if (!left) continue;
    const owner = tallyOf(attributed[s]);
    join(owner, attributed[s], spells.employee[s]);
    if (attributed[s] !== group[s]) owner.handedBack++;
    for (const tally of [owner, facts.total]) addExit(tally, spells, s);
  }
  return facts;
}

function addTime(tally: TurnoverTally, spells: SpellFacts, s: number, { period, points }: TurnoverFacts): void {
  const [from, to] = [spells.from[s], spells.to[s]];
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

function yearlyPoints({ from, to }: { from: Day; to: Day }): number[] {
  const points = [from];
  const month = monthOfDay(from);
  const offset = from - firstDayOfMonth(month);
  for (let year = 1; ; year++) {
    const next = firstDayOfMonth(month + 12 * year) + offset;
    if (next >= to) return [...points, to];
    points.push(next);
  }
}
