import type { Day } from '#shared/calendar/day.ts';
import { dayFromIso } from '#shared/calendar/day.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { inForce, type Seat, type Team } from './organisation.ts';
import { LAST_DAY, type SizePlan } from './sampleSizes.ts';

const REORGANISED_ON = ['2019-10-01', '2021-04-01', '2024-04-01', '2025-09-01'].map((iso) => dayFromIso(iso)!);
const TRANSFERS_PER_SEAT_YEAR = 0.02;
const ROTATIONS_PER_TEAM_YEAR = 0.02;
const SHARE_REORGANISED = 0.1;

/**
 * Moves seats between teams and managers between teams, before anybody sits in them: transfers one for one, managers who change
 * places, and reorganisations in which two teams exchange half of their seats on one day. Planted teams keep out of it.
 */
export function reorganise(teams: Team[], plan: SizePlan, random: RandomSource): void {
  for (const pool of poolsOf(teams)) {
    if (pool.length < 2) continue;
    const moves: { day: Day; move: (day: Day) => void }[] = [];
    const years = (LAST_DAY - plan.firstDay) / 365.25;
    const anyDay = (): Day => plan.firstDay + 60 + Math.floor(random() * (LAST_DAY - plan.firstDay - 120));
    const seats = pool.reduce((sum, team) => sum + team.seats.length, 0);
    const plans: [number, () => Day, (day: Day) => void][] = [
      [(seats * years * TRANSFERS_PER_SEAT_YEAR) / 2, anyDay, (day) => exchangeSeats(pair(pool, random), 1, day)],
      [(pool.length * years * ROTATIONS_PER_TEAM_YEAR) / 2, anyDay, (day) => exchangeManagers(pair(pool, random), day)],
      ...REORGANISED_ON.filter((day) => day > plan.firstDay).map((day): [number, () => Day, (day: Day) => void] => [
        (pool.length * SHARE_REORGANISED) / 2,
        () => day,
        (on) => exchangeSeats(pair(pool, random), 3, on),
      ]),
    ];
    for (const [expected, day, move] of plans)
      for (let k = Math.floor(expected + random()); k > 0; k--) moves.push({ day: day(), move });
    for (const { day, move } of moves.sort((a, b) => a.day - b.day)) move(day);
  }
}

/** First-line teams of one department and place, without the planted ones. */
function poolsOf(teams: Team[]): Iterable<Team[]> {
  const pools = new Map<string, Team[]>();
  for (const team of teams) {
    if (team.rank !== 1 || team.plant !== undefined) continue;
    const key = `${team.department} ${team.location}`;
    pools.set(key, [...(pools.get(key) ?? []), team]);
  }
  return pools.values();
}

function pair(pool: Team[], random: RandomSource): [Team, Team] {
  const first = Math.floor(random() * pool.length);
  const second = (first + 1 + Math.floor(random() * (pool.length - 1))) % pool.length;
  return [pool[first], pool[second]];
}

function exchangeSeats([a, b]: [Team, Team], count: number, day: Day): void {
  const own = (team: Team): Seat[] =>
    team.seats.filter((seat) => inForce(seat.sits, day)?.team === team && seat.sits.at(-1)!.from < day);
  const [fromA, fromB] = [own(a), own(b)];
  for (let k = 0; k < Math.min(count, fromA.length, fromB.length); k++) {
    fromA[k].sits.push({ team: b, from: day });
    fromB[k].sits.push({ team: a, from: day });
  }
}

function exchangeManagers([a, b]: [Team, Team], day: Day): void {
  const [first, second] = [a.led.at(-1)!, b.led.at(-1)!];
  if (first.from >= day - 180 || second.from >= day - 180) return;
  a.led.push({ seat: second.seat, from: day });
  b.led.push({ seat: first.seat, from: day });
  first.seat.leads.push({ team: b, from: day });
  second.seat.leads.push({ team: a, from: day });
}
