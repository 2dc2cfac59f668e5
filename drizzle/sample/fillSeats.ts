import type { Day } from '#shared/calendar/day.ts';
import { drawExponential } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { drawExit, exitOf } from './exitHazard.ts';
import { drawTraits } from './leadership.ts';
import { inForce, type Holding, type Person, type PlannedExit, type Seat } from './organisation.ts';
import { drawName } from './peopleNames.ts';
import { LAST_DAY } from './sampleSizes.ts';
import type { Streams } from './seededStreams.ts';

const MEAN_TENURE_AT_START = 1100;
const LONGEST_TENURE_AT_START = 5000;
const SHARE_PROMOTED = 0.4;

/**
 * Who sits where from when to when: each seat is held by one person after another, new hires coming some weeks after a leaver
 * (a manager the same day). Four in ten first-line managers who leave are followed by one of their reports.
 * Seats must come in order of rank, the highest first; people come back in the order in which they were first needed.
 */
export function fillSeats(seats: Seat[], streams: Streams): Person[] {
  const people: Person[] = [];
  const names = new Set<string>();
  const hire = (hired: Day, seat: Seat): Person => {
    const index = people.length;
    const random = streams('person', index);
    const person: Person = {
      index,
      id: `E${100_001 + index}`,
      name: drawName(random, names),
      hired,
      fte: fteOf(random()),
      level: levelOf(random()),
      promoted: [],
      traits: seat.rank > 0 ? drawTraits(streams('traits', index)) : undefined,
      holdings: [],
      exit: undefined,
    };
    person.promoted = promotionsOf(person, random);
    people.push(person);
    return person;
  };
  for (const seat of seats) fillSeat(seat, streams('seat', seat.index), hire);
  for (const person of people) person.holdings.sort((a, b) => a.from - b.from);
  return people;
}

function fillSeat(seat: Seat, random: RandomSource, hire: (hired: Day, seat: Seat) => Person): void {
  let from = seat.opens;
  let person = firstHolder(seat, random, hire);
  for (;;) {
    const exit = nextExit(person, seat, from, random);
    const holding: Holding = { person, seat, from, to: exit?.day };
    seat.holders = seat.holders.concat(holding);
    person.holdings = person.holdings.concat(holding);
    if (exit === undefined) return;
    if (seat.reserved?.person !== person) person.exit = exitOf(exit, random);
    from = seat.rank > 0 ? exit.day : exit.day + 25 + Math.floor(random() * 40);
    if (from > LAST_DAY) return;
    person = successor(seat, from, random, hire);
  }
}

function firstHolder(seat: Seat, random: RandomSource, hire: (hired: Day, seat: Seat) => Person): Person {
  if (seat.reserved) return seat.reserved.person;
  return hire(seat.opens - tenureAtStart(seat, random), seat);
}

/** A seat that opens later begins with a new hire. */
function tenureAtStart(seat: Seat, random: RandomSource): number {
  const openedLater = seat.sits.length > 0 && seat.opens > seat.sits[0].from;
  if (openedLater) return 0;
  if (seat.fresh) return 20 + Math.floor(random() * 60);
  const days = 40 + Math.floor(drawExponential(random, 1 / MEAN_TENURE_AT_START));
  return Math.min(LONGEST_TENURE_AT_START, seat.rank > 0 ? days + 500 : days);
}

function nextExit(person: Person, seat: Seat, from: Day, random: RandomSource): PlannedExit | undefined {
  if (seat.reserved?.person === person) return { day: seat.reserved.until, type: 'promoted' };
  if (seat.plan) return seat.plan.find((exit) => exit.day > from);
  return drawExit(person, seat, from, random);
}

function successor(seat: Seat, from: Day, random: RandomSource, hire: (hired: Day, seat: Seat) => Person): Person {
  const inside = seat.rank === 1 && seat.plan === undefined && random() < SHARE_PROMOTED;
  const team = inForce(seat.leads, from)?.team;
  const vacated = inside && team?.seats.find((own) => !own.plan && !own.reserved && own.sits.length === 1);
  if (!vacated) return hire(from, seat);
  const person = hire(vacated.opens - tenureAtStart(vacated, random), seat);
  vacated.reserved = { person, until: from };
  return person;
}

function fteOf(draw: number): number {
  if (draw < 0.92) return 1;
  return draw < 0.97 ? 0.8 : 0.5;
}

function levelOf(draw: number): number {
  if (draw < 0.6) return 1;
  return draw < 0.9 ? 2 : 3;
}

/** The recorded days of rising by a level: three in ten rise within three years. */
function promotionsOf({ hired, level }: Person, random: RandomSource): Day[] {
  let promoted: Day[] = [];
  for (let day = hired; level + promoted.length < 3 && random() < 0.3;) {
    day += 600 + Math.floor(random() * 600);
    if (day <= LAST_DAY) promoted = promoted.concat(day);
  }
  return promoted;
}
