import type { Day } from '#shared/calendar/day.ts';
import type { PlantKind } from './plantKinds.ts';
import type { Traits } from './leadershipTraits.ts';

export interface Person {
  index: number;
  id: string;
  name: string;
  hired: Day;
  fte: number;
  /** Level when hired (1 to 3) and the days it rose by one; of no effect while leading a team. */
  level: number;
  promoted: Day[];
  /** Set for people who ever lead a team. */
  traits: Traits | undefined;
  holdings: Holding[];
  exit: Exit | undefined;
}

export interface Exit {
  /** First day no longer employed. */
  day: Day;
  type: string;
  reason: string;
  regretted: '' | 'yes' | 'no';
}

/** A person in a seat, up to (not including) a day; to the end of the records when there is none. */
export interface Holding {
  person: Person;
  seat: Seat;
  from: Day;
  to?: Day;
}

export interface PlannedExit {
  day: Day;
  type: string;
}

/** A place on the organisation chart, held by one person after another. */
export interface Seat {
  index: number;
  /** 0 for a report without reports, 1 for a first-line manager, and so on up. */
  rank: number;
  role: string;
  department: string;
  location: string;
  opens: Day;
  /** Which team it sits in, since when; empty at the top. */
  sits: { team: Team; from: Day }[];
  /** Which team it leads, since when. */
  leads: { team: Team; from: Day }[];
  holders: Holding[];
  /** Exits on fixed days instead of drawn ones. */
  plan: PlannedExit[] | undefined;
  /** The first holder was hired just before the records begin. */
  fresh: boolean;
  /** The first holder is promoted to lead the team on a day. */
  reserved: { person: Person; until: Day } | undefined;
}

export interface Team {
  index: number;
  department: string;
  location: string;
  /** 1 for a first-line manager's team. */
  rank: number;
  led: { seat: Seat; from: Day }[];
  /** The seats it began with. */
  seats: Seat[];
  burnRegion: boolean;
  plant?: PlantKind;
}

/** The dated entry in force on a day; entries are in order of day. */
export function inForce<T extends { from: Day }>(entries: T[], day: Day): T | undefined {
  for (let i = entries.length - 1; i >= 0; i--) if (entries[i].from <= day) return entries[i];
  return undefined;
}

/** Who sits in a seat on a day; `undefined` while it is vacant. */
export function holderOn(seat: Seat, day: Day): Person | undefined {
  const holding = inForce(seat.holders, day);
  return holding && (holding.to === undefined || day < holding.to) ? holding.person : undefined;
}

export function managerOn(team: Team, day: Day): Person | undefined {
  const led = inForce(team.led, day);
  return led && holderOn(led.seat, day);
}

export const employedOn = (person: Person, day: Day): boolean =>
  person.hired <= day && (person.exit === undefined || day < person.exit.day);
