import { drawGamma } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';

const named = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind} ${i + 1}`);

export const LABELS = {
  role: named('Role', 8),
  level: named('Level', 4),
  department: [],
  location: named('Place', 8),
  dimension: [],
  tenureBand: [],
};

/** Logs of rate ratios. */
const ROLE = [-0.4, -0.25, -0.1, 0, 0, 0.15, 0.3, 0.5];
const LEVEL = [0.3, 0.1, -0.1, -0.4];
const LOCATION = [-0.3, -0.2, -0.1, 0, 0, 0.1, 0.2, 0.35];
const SEASON = [0.2, 0, -0.1, -0.1];
/** Exits a day of somebody just hired, all else average. */
const RATE = 0.27 / 365.25;

export interface Person {
  hired: number;
  role: number;
  level: number;
  location: number;
  /** What nobody records: a multiplier of the rate with mean 1. */
  own: number;
}

/** Seven in ten have their team's role, nineteen in twenty their team's place. */
export function drawPerson(
  random: RandomSource,
  team: { role: number; location: number },
  hired: number,
  unrecorded: number,
): Person {
  return {
    hired,
    role: random() < 0.7 ? team.role : Math.floor(random() * ROLE.length),
    level: Math.floor(random() * LEVEL.length),
    location: random() < 0.95 ? team.location : Math.floor(random() * LOCATION.length),
    own: unrecorded > 0 ? drawGamma(random, 1 / unrecorded, 1 / unrecorded) : 1,
  };
}

/** Exits a day on a day; falls smoothly with time since hire, and moves with the season and a slow wave over the years. */
export function leavingRate(person: Person, day: number): number {
  const years = Math.max(0, day - person.hired) / 365.25;
  const season = SEASON[Math.floor(((day / 365.25) % 1) * 4)];
  const log =
    ROLE[person.role] +
    LEVEL[person.level] +
    LOCATION[person.location] +
    season +
    0.15 * Math.sin((2 * Math.PI * day) / (5 * 365.25)) -
    0.4 * Math.log1p(years);
  return person.own * RATE * Math.exp(log);
}
