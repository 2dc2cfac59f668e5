import type { Snapshot } from '#server/facts/snapshot.ts';
import { dayFromIso } from '#shared/calendar/day.ts';
import { drawExponential, drawGamma } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { drawPerson, LABELS, leavingRate, type Person } from './plantedPeople.ts';
import { StayColumns } from './stayColumns.ts';
import type { World } from './worlds.ts';

export const RECORDS_FROM = dayFromIso('2020-01-01')!;
export const RECORDS_TO = dayFromIso('2024-01-01')!;
const YEAR = 365.25;
/** The organisation has run so long when the records begin: who is there then is who has not left before. */
const BEFORE = 8 * YEAR;
const MEAN_TEAM = 10;
const TEAM_CHANGES = 0.1;
const MANAGER_CHANGES = 0.08;
const VACANCY = 30;
/** A person's rate of leaving is looked at again this often. */
const STEP = 30;

export interface Planted {
  records: Pick<Snapshot, 'spells' | 'labels'>;
  /** Per manager: the true ratio, on the scale on which all expected numbers add up to the observed ones. */
  ratio: Float64Array;
  /** Per manager: exits their people would have had under the average manager. */
  expected: Float64Array;
}

interface Team {
  role: number;
  location: number;
  /** Days on which a manager takes over, and who. */
  since: number[];
  managers: number[];
}

/**
 * An organisation whose managers' effects on leaving are known. People differ in role, level, place and time since hire, which all
 * move their rate; teams share a place and mostly a role; people change teams and teams change managers; a left seat is filled
 * again after a month. Records begin years after the organisation did.
 */
export function plantOrganisation(random: RandomSource, employees: number, world: World): Planted {
  const effects: number[] = [];
  const hireManager = () => effects.push(world.effect(random)) - 1;
  const teams = Array.from({ length: Math.round(employees / MEAN_TEAM) }, () => drawTeam(random, hireManager));
  const sizes = teams.map(() => drawGamma(random, 4, 1));
  const stays = new StayColumns(RECORDS_FROM);
  const hazard = new Float64Array(effects.length);
  const seats = seatsOf(sizes, employees);
  for (const team of seats) occupySeat({ random, unrecorded: world.unrecorded, teams, effects, stays, hazard }, team);
  let [everybody, weighted] = [0, 0];
  hazard.forEach((sum, m) => {
    everybody += sum;
    weighted += sum * effects[m];
  });
  const average = weighted / everybody;
  return {
    records: { spells: stays.spells(), labels: LABELS },
    ratio: Float64Array.from(effects, (effect) => effect / average),
    expected: hazard.map((sum) => sum * average),
  };
}

function drawTeam(random: RandomSource, hireManager: () => number): Team {
  const team: Team = {
    role: Math.floor(random() * LABELS.role.length),
    location: Math.floor(random() * LABELS.location.length),
    since: [],
    managers: [],
  };
  // Who led before the records began is one manager of no interest.
  for (let day = RECORDS_FROM - BEFORE; day < RECORDS_TO; day += drawExponential(random, MANAGER_CHANGES / YEAR)) {
    team.since.push(day);
    team.managers.push(hireManager());
  }
  return team;
}

/** The team of each seat: in proportion to the teams' sizes, at least three each where there are seats enough. */
function seatsOf(sizes: readonly number[], seats: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const fixed = 3 * sizes.length;
  const result: number[] = [];
  let upTo = 0;
  sizes.forEach((size, t) => {
    upTo += 3 + ((seats - fixed) * size) / total;
    while (result.length < Math.round(upTo)) result.push(t);
  });
  return result;
}

interface Growing {
  random: RandomSource;
  unrecorded: number;
  teams: readonly Team[];
  effects: readonly number[];
  stays: StayColumns;
  hazard: Float64Array;
}

/** Who sits in one seat over the years, and under whom. */
function occupySeat(world: Growing, firstTeam: number): void {
  const { random, teams } = world;
  let team = firstTeam;
  let nextMove = RECORDS_FROM - BEFORE + drawExponential(random, TEAM_CHANGES / YEAR);
  for (let day = RECORDS_FROM - BEFORE; day < RECORDS_TO;) {
    const person = drawPerson(random, teams[team], Math.round(day), world.unrecorded);
    let left = false;
    while (!left && day < RECORDS_TO) {
      const until = Math.min(nextMove, RECORDS_TO);
      const end = stayInTeam(world, person, teams[team], { from: day, until });
      left = end < until;
      day = end;
      if (day < nextMove) continue;
      team = Math.floor(random() * teams.length);
      nextMove += drawExponential(random, TEAM_CHANGES / YEAR);
    }
    day += drawExponential(random, 1 / VACANCY);
    while (nextMove < day) nextMove += drawExponential(random, TEAM_CHANGES / YEAR);
  }
}

/** One person in one team until they leave or `until`; returns the day it ended. */
function stayInTeam(
  world: Growing,
  person: Person,
  team: Team,
  { from, until }: { from: number; until: number },
): number {
  const { random, effects, hazard, stays } = world;
  let day = from;
  let at = team.since.findLastIndex((since) => since <= day);
  let began = day;
  for (;;) {
    const managerEnds = team.since[at + 1] ?? Infinity;
    const end = Math.min(day + STEP, until, managerEnds);
    const rate = leavingRate(person, (day + end) / 2);
    const manager = team.managers[at];
    const exit = drawExponential(random, rate * effects[manager]);
    const leaves = day + exit < end;
    const next = leaves ? day + exit : end;
    if (next > RECORDS_FROM) hazard[manager] += rate * (next - Math.max(day, RECORDS_FROM));
    day = next;
    if (!leaves && day < until && day < managerEnds) continue;
    stays.add({ person, manager, from: began, to: day, left: leaves });
    if (leaves || day >= until) return day;
    at++;
    began = day;
  }
}
