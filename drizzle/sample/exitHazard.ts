import type { Day } from '#shared/calendar/day.ts';
import { drawChoice } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { type Exit, inForce, managerOn, type Person, type PlannedExit, type Seat } from './organisation.ts';
import { quarterOf } from './recordDays.ts';
import { LAST_DAY } from './sampleSizes.ts';

/** Voluntary exits a person-year in the second to fifth year, on average over the quarters. */
const VOLUNTARY_RATE: Record<string, number> = {
  'Account Executive': 0.115,
  'Account Manager': 0.095,
  'Support Specialist': 0.12,
  'Marketing Specialist': 0.095,
  'Software Engineer': 0.085,
  'Operations Analyst': 0.09,
};
const LEADING_VOLUNTARY_RATE = 0.04;
const QUARTER_FACTOR = [1.3, 1, 0.9, 0.8];
const OTHER_RATE = 0.03;
const OTHER_TYPES = ['dismissed', 'redundancy', 'end_of_contract', 'retirement', 'mutual', 'death', 'unknown'];
const OTHER_WEIGHTS = [9, 5, 3, 4, 5, 1, 2];
const STEP = 30;

const REASONS: Record<string, string[]> = {
  voluntary: ['Career', 'Pay', 'Relocation', 'Manager', 'Workload', 'Personal, family'],
  dismissed: ['Performance', 'Conduct'],
  redundancy: ['Position closed'],
  end_of_contract: ['Contract ended'],
  retirement: ['Retirement'],
  mutual: ['Agreed'],
  death: [''],
  unknown: [''],
};

/**
 * When and how the holder of a seat leaves, from a day on; `undefined` when still there at the end. The hazard of a voluntary exit
 * goes by role, tenure and calendar quarter, times the true ratio of the manager at the time.
 */
export function drawExit(person: Person, seat: Seat, from: Day, random: RandomSource): PlannedExit | undefined {
  for (let day = from; day < LAST_DAY; day += STEP) {
    const days = Math.min(STEP, LAST_DAY - day);
    const voluntary = voluntaryRate(person, seat, day);
    const rate = voluntary + (seat.rank > 0 ? OTHER_RATE / 2 : OTHER_RATE);
    if (random() >= -Math.expm1((-rate * days) / 365.25)) continue;
    const type = random() * rate < voluntary ? 'voluntary' : drawChoice(random, OTHER_TYPES, OTHER_WEIGHTS);
    return { day: day + 1 + Math.floor(random() * days), type };
  }
  return undefined;
}

/** An exit with its reason, and whether it was regretted: known for nine of ten. */
export function exitOf({ day, type }: PlannedExit, random: RandomSource): Exit {
  const regretted = random() < 0.1 ? '' : type === 'voluntary' && random() < 0.55 ? 'yes' : 'no';
  return { day, type, reason: drawChoice(random, REASONS[type]), regretted };
}

function voluntaryRate(person: Person, seat: Seat, day: Day): number {
  if (seat.rank > 0) return LEADING_VOLUNTARY_RATE;
  const team = inForce(seat.sits, day)!.team;
  const ratio = managerOn(team, day)?.traits?.ratio ?? 1;
  return VOLUNTARY_RATE[seat.role] * tenureFactor(day - person.hired) * QUARTER_FACTOR[quarterOf(day)] * ratio;
}

function tenureFactor(days: number): number {
  if (days < 365) return 1.5;
  if (days < 730) return 1.2;
  return days < 1826 ? 0.95 : 0.6;
}
