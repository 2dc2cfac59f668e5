import type { Day } from '#shared/calendar/day.ts';
import { type Holding, holderOn, inForce, type Person, type Seat, type Team } from './organisation.ts';

/** A stretch in which nothing about a person's place changes: one row of assignments. */
export interface Stay {
  person: Person;
  seat: Seat;
  team?: Team;
  manager?: Person;
  level: string;
  from: Day;
  /** First day it no longer holds; `undefined` when it is still so at the end of the records. */
  to?: Day;
}

const LEADING_LEVELS = ['', 'M1', 'M2', 'M3', 'M4', 'M5'];

/** The dated history of one person, in order of day, without gaps within a holding. */
export function* staysOf(person: Person): Iterable<Stay> {
  for (const holding of person.holdings) yield* staysIn(holding);
}

export function lastStayOf(person: Person): Stay {
  let last: Stay | undefined;
  for (const stay of staysOf(person)) last = stay;
  return last!;
}

function* staysIn(holding: Holding): Iterable<Stay> {
  const { person, seat } = holding;
  let from = holding.from;
  for (;;) {
    const team = inForce(seat.sits, from)?.team;
    const led = team && inForce(team.led, from);
    const manager = led && holderOn(led.seat, from);
    const ends = [holding.to, nextFrom(seat.sits, from)];
    if (team && led) ends.push(nextFrom(team.led, from), inForce(led.seat.holders, from)?.to);
    if (seat.rank === 0) ends.push(person.promoted.find((day) => day > from));
    const to = earliest(ends);
    yield { person, seat, team, manager, level: levelOn(person, seat, from), from, to };
    if (to === undefined || to === holding.to) return;
    from = to;
  }
}

function levelOn(person: Person, seat: Seat, day: Day): string {
  if (seat.rank > 0)
    return seat.sits.length === 0 ? 'X2' : seat.role.startsWith('VP ') ? 'X1' : LEADING_LEVELS[seat.rank];
  return `L${person.level + person.promoted.filter((promoted) => promoted <= day).length}`;
}

const nextFrom = (entries: { from: Day }[], day: Day): Day | undefined =>
  entries.find((entry) => entry.from > day)?.from;

function earliest(days: (Day | undefined)[]): Day | undefined {
  let first: Day | undefined;
  for (const day of days) if (day !== undefined && (first === undefined || day < first)) first = day;
  return first;
}
