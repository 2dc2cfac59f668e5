import { type PlantKind } from './plantKinds.ts';
import { type Day, dayFromIso } from '#shared/calendar/day.ts';
import { drawChoice } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import type { PlannedExit } from './organisation.ts';
import { FIRST_SALES_DAY, LAST_DAY } from './sampleSizes.ts';

/** Exits of any type a person-year in an ordinary team, as the drawn exits come out; planned exits are multiples of it. */
export const ORDINARY_RATE = 0.14;
/** Exits in the burn-by-design regions, as a multiple of the ordinary rate. */
export const REGION_RATIO = 2;
/** Teams of every other kind have the manager they have from here on, or from the start of the records. */
export const TAKEN_OVER: Partial<Record<PlantKind, Day>> = {
  'burnt-out team': dayFromIso('2024-01-01')!,
  'unlucky small team': dayFromIso('2024-07-01')!,
  'lucky small team': dayFromIso('2024-07-01')!,
  'inherited bad team': dayFromIso('2026-02-02')!,
};
/** From here on the burnt-out team burns, and from here on the one that was later inherited did. */
export const BURNING_FROM = dayFromIso('2024-07-01')!;
export const PREDECESSOR_BURNING_FROM = dayFromIso('2023-07-01')!;
const UNLUCKY_EXITS = ['2025-02-20', '2025-07-10', '2025-11-25'].map((iso) => dayFromIso(iso)!);
const HANDOVER_EXIT = dayFromIso('2026-03-06')!;
const REVOLVING_SEATS = 4;

export interface SeatPlan {
  opens: Day;
  exits: PlannedExit[];
  fresh: boolean;
}

export interface TeamPlan {
  seats: SeatPlan[];
  /** Days on which the team's manager leaves and the next takes over. */
  managerExits: PlannedExit[];
}

export const takenOver = (kind: PlantKind): Day => TAKEN_OVER[kind] ?? FIRST_SALES_DAY;

/** The seats of a planted team with the days on which their holders leave, in an organisation whose records begin on `firstDay`. */
export function planTeam(kind: PlantKind, firstDay: Day, random: RandomSource): TeamPlan {
  const { opens, exits, revolving } = PLANS[kind](firstDay, random);
  const seats = opens.map((day, index) => ({ opens: day, exits: [] as PlannedExit[], fresh: index < revolving }));
  const before = ordinaryExits(seats.length, firstDay, FIRST_SALES_DAY, random);
  dealOut([...before, ...exits], seats.slice(revolving));
  for (const [index, seat] of seats.slice(0, revolving).entries()) seat.exits.push(...revolvingExits(index, random));
  const managerExits = [FIRST_SALES_DAY, takenOver(kind)]
    .filter((day, index, days) => day > firstDay && days.indexOf(day) === index)
    .map((day) => ({
      day,
      type: kind === 'inherited bad team' && day === takenOver(kind) ? 'dismissed' : 'voluntary',
    }));
  return { seats, managerExits };
}

/** Exits of a team in a burn-by-design region: twice the ordinary number, evenly spread, whoever manages. */
export function planRegionTeam(seats: number, firstDay: Day, random: RandomSource): PlannedExit[][] {
  const plans = Array.from({ length: seats }, () => ({ exits: [] as PlannedExit[] }));
  dealOut(ordinaryExits(seats * REGION_RATIO, firstDay, LAST_DAY, random), plans);
  return plans.map((plan) => plan.exits);
}

interface Plan {
  /** Per seat, the day it opens. */
  opens: Day[];
  exits: PlannedExit[];
  /** The first so many seats lose their holder again and again within the first year. */
  revolving: number;
}

const PLANS: Record<PlantKind, (firstDay: Day, random: RandomSource) => Plan> = {
  'burnt-out team': (firstDay, random) => ({
    ...steady(12, firstDay),
    exits: [
      ...ordinaryExits(12, FIRST_SALES_DAY, takenOver('burnt-out team'), random),
      ...voluntary(spread(16, BURNING_FROM + 15, LAST_DAY - 12, random)),
    ],
  }),
  'player, not coach': (firstDay, random) => ({
    ...steady(8, firstDay),
    exits: ordinaryExits(8, FIRST_SALES_DAY, LAST_DAY, random),
  }),
  'unlucky small team': (firstDay, random) => ({
    ...steady(6, firstDay),
    exits: [...ordinaryExits(6, FIRST_SALES_DAY, takenOver('unlucky small team'), random), ...voluntary(UNLUCKY_EXITS)],
  }),
  'lucky small team': (firstDay, random) => ({
    ...steady(6, firstDay),
    exits: ordinaryExits(6, FIRST_SALES_DAY, takenOver('lucky small team') - 30, random),
  }),
  'great coach': (firstDay, random) => ({
    ...steady(12, firstDay),
    opens: [...steady(6, firstDay).opens, ...spread(6, FIRST_SALES_DAY + 60, FIRST_SALES_DAY + 900, random)],
    exits: voluntary(spread(2, FIRST_SALES_DAY + 200, LAST_DAY - 200, random)),
  }),
  'inherited bad team': (firstDay, random) => ({
    ...steady(10, firstDay),
    exits: voluntary([
      ...spread(12, PREDECESSOR_BURNING_FROM, takenOver('inherited bad team') - 10, random),
      HANDOVER_EXIT,
    ]),
  }),
  'sink or swim': (firstDay) => ({ ...steady(10, firstDay), exits: [], revolving: REVOLVING_SEATS }),
};

const steady = (seats: number, firstDay: Day): Omit<Plan, 'exits'> => ({
  opens: Array.from({ length: seats }, () => firstDay),
  revolving: 0,
});

const voluntary = (days: Day[]): PlannedExit[] => days.map((day) => ({ day, type: 'voluntary' }));

function ordinaryExits(seats: number, from: Day, to: Day, random: RandomSource): PlannedExit[] {
  const count = Math.round((ORDINARY_RATE * seats * Math.max(0, to - from)) / 365.25);
  return spread(count, from, to, random).map((day) => ({
    day,
    type: drawChoice(random, ['voluntary', 'dismissed', 'mutual'], [8, 1, 1]),
  }));
}

/** So many days between two, about evenly. */
function spread(count: number, from: Day, to: Day, random: RandomSource): Day[] {
  const step = (to - from) / count;
  return Array.from({ length: count }, (_, k) => Math.round(from + (k + 0.3 + 0.4 * random()) * step));
}

/** Each seat in turn, so that the same seat is not emptied twice in a short time. */
function dealOut(exits: PlannedExit[], seats: { exits: PlannedExit[]; opens?: Day }[]): void {
  let next = 0;
  for (const exit of exits.sort((a, b) => a.day - b.day)) {
    while ((seats[next % seats.length].opens ?? 0) >= exit.day) next++;
    seats[next++ % seats.length].exits.push(exit);
  }
}

function revolvingExits(seat: number, random: RandomSource): PlannedExit[] {
  const days: Day[] = [];
  for (let day = FIRST_SALES_DAY + 120 + 70 * seat; day < LAST_DAY; day += 290 + Math.floor(random() * 20))
    days.push(day);
  return voluntary(days);
}
