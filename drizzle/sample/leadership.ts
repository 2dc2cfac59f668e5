import { type Traits, type Leadership } from './leadershipTraits.ts';
import type { Day } from '#shared/calendar/day.ts';
import { drawNormal } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import type { Person, Team } from './organisation.ts';
import { plantedLeadership } from './plantedLeadership.ts';

export function drawTraits(random: RandomSource): Traits {
  const heart = drawNormal(random);
  return {
    ratio: Math.exp(-0.15 * heart),
    climate: 0.8 * heart + 0.6 * drawNormal(random),
    teaching: 0.5 * heart + 0.85 * drawNormal(random),
    habit: drawNormal(random),
  };
}

const AVERAGE: Traits = { ratio: 1, climate: 0, teaching: 0, habit: 0 };
const known = { elsewhere: new WeakMap<Traits, Leadership>(), burnRegion: new WeakMap<Traits, Leadership>() };

/** The leadership in a team on a day; a team without a manager on record has none of the manager's traits. */
export function leadershipOn(team: Team, manager: Person | undefined, day: Day): Leadership {
  const placed = unplantedLeadership(manager?.traits ?? AVERAGE, team.burnRegion);
  if (team.plant === undefined) return placed;
  const { scores, ...rest } = plantedLeadership(team.plant, day);
  return { ...placed, ...rest, scores: { ...placed.scores, ...scores } };
}

function unplantedLeadership(traits: Traits, burnRegion: boolean): Leadership {
  const place = burnRegion ? known.burnRegion : known.elsewhere;
  let leadership = place.get(traits);
  if (leadership === undefined) {
    const ordinary = ordinaryLeadership(traits);
    place.set(traits, (leadership = burnRegion ? inBurnRegion(ordinary) : ordinary));
  }
  return leadership;
}

function ordinaryLeadership({ climate, teaching, habit }: Traits): Leadership {
  return {
    scores: {
      morale: 68 + 3 * climate,
      exhaustion: 36 - 3 * climate,
      training: 64 + 3 * teaching,
      coaching: 63 + 4 * teaching,
      support: 68 + 3 * climate,
      fairness: 67 + 3 * climate,
    },
    participation: Math.min(0.9, 0.8 + 0.02 * climate),
    afterHours: Math.max(0.03, 0.08 - 0.01 * climate),
    absence: Math.exp(-0.06 * climate),
    coaching: Math.exp(0.15 * teaching),
    newHireCoaching: 1.3,
    feedback: Math.max(0.1, 0.35 + 0.06 * teaching),
    oneOnOnesHeld: Math.min(0.95, 0.84 + 0.02 * climate),
    training: Math.exp(0.1 * teaching),
    jointCalls: Math.max(0.08, 0.2 + 0.03 * teaching),
    talking: Math.min(0.45, Math.max(0.12, 0.25 + 0.05 * habit)),
    ownSelling: Math.max(0, 0.04 + 0.02 * habit),
    takeovers: Math.max(0, 0.012 + 0.006 * habit),
    rampMonths: 6 * Math.exp(-0.08 * teaching),
    plateau: 1,
  };
}

/** The place wears people down whoever manages. */
function inBurnRegion(ordinary: Leadership): Leadership {
  const { scores } = ordinary;
  return {
    ...ordinary,
    scores: {
      ...scores,
      morale: scores.morale - 14,
      exhaustion: scores.exhaustion + 16,
      support: scores.support - 6,
      fairness: scores.fairness - 8,
    },
    afterHours: ordinary.afterHours + 0.06,
  };
}
