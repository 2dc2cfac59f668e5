import type { Day } from '#shared/calendar/day.ts';
import type { Dimension, Leadership } from './leadershipTraits.ts';
import { BURNING_FROM, PREDECESSOR_BURNING_FROM, takenOver } from './plants.ts';
import { type PlantKind } from './plantKinds.ts';

type Planted = Partial<Omit<Leadership, 'scores'>> & { scores: Partial<Record<Dimension, number>> };

/** What a planted manager is like on a day, where it differs from an ordinary one. */
export function plantedLeadership(kind: PlantKind, day: Day): Planted {
  if (kind === 'burnt-out team') return day < takenOver(kind) ? { scores: {} } : burning(day, BURNING_FROM);
  if (kind === 'inherited bad team')
    return day < takenOver(kind) ? burning(day, PREDECESSOR_BURNING_FROM) : recovering(day);
  if (day < takenOver(kind)) return { scores: {} };
  return CONSTANT[kind];
}

/** From a good team to a burnt-out one over twenty months; the exits begin first. */
function burning(day: Day, since: Day): Planted {
  const far = Math.min(1, Math.max(0, (day - since - 92) / 600));
  const to = (before: number, after: number): number => before + far * (after - before);
  return {
    scores: {
      morale: to(70, 26),
      exhaustion: to(42, 86),
      training: to(62, 54),
      coaching: to(58, 42),
      support: to(62, 36),
      fairness: to(62, 42),
    },
    participation: to(0.98, 0.55),
    afterHours: to(0.12, 0.42),
    absence: to(1.3, 3.5),
    coaching: to(0.8, 0.4),
    oneOnOnesHeld: to(0.8, 0.42),
  };
}

function recovering(day: Day): Planted {
  const far = Math.min(1, (day - takenOver('inherited bad team')) / 140);
  const to = (before: number, after: number): number => before + far * (after - before);
  return {
    scores: {
      morale: to(42, 62),
      exhaustion: to(70, 42),
      training: 64,
      coaching: to(52, 70),
      support: to(48, 72),
      fairness: to(50, 68),
    },
    participation: to(0.8, 0.9),
    afterHours: to(0.15, 0.08),
    absence: to(1.6, 1),
    coaching: 1.6,
    oneOnOnesHeld: 0.93,
    jointCalls: 0.3,
    ownSelling: 0.01,
    takeovers: 0,
  };
}

const CONSTANT: Record<Exclude<PlantKind, 'burnt-out team' | 'inherited bad team'>, Planted> = {
  'player, not coach': {
    scores: { morale: 58, training: 56, coaching: 30, support: 46, fairness: 52 },
    coaching: 0.12,
    newHireCoaching: 1,
    feedback: 0.03,
    jointCalls: 0.03,
    talking: 0.62,
    ownSelling: 0.2,
    takeovers: 0.3,
  },
  'unlucky small team': {
    scores: { morale: 78, exhaustion: 28, training: 74, coaching: 78, support: 80, fairness: 78 },
    participation: 0.97,
    coaching: 1.7,
    feedback: 0.6,
    oneOnOnesHeld: 0.93,
    jointCalls: 0.32,
    ownSelling: 0.01,
    takeovers: 0,
  },
  'lucky small team': {
    scores: { morale: 62, exhaustion: 42, coaching: 52, support: 60 },
    participation: 0.95,
    coaching: 0.7,
    jointCalls: 0.14,
  },
  'great coach': {
    scores: { morale: 84, exhaustion: 24, training: 84, coaching: 88, support: 86, fairness: 84 },
    participation: 0.93,
    afterHours: 0.04,
    absence: 0.75,
    coaching: 2.5,
    newHireCoaching: 1.6,
    feedback: 0.85,
    oneOnOnesHeld: 0.97,
    training: 1.7,
    jointCalls: 0.5,
    talking: 0.14,
    ownSelling: 0,
    takeovers: 0,
    rampMonths: 1,
  },
  'sink or swim': {
    scores: { morale: 67, exhaustion: 34, training: 30, coaching: 36, support: 32, fairness: 50 },
    coaching: 0.5,
    newHireCoaching: 0.1,
    feedback: 0.08,
    oneOnOnesHeld: 0.6,
    training: 0.12,
    jointCalls: 0.06,
    ownSelling: 0,
    takeovers: 0,
    rampMonths: 20,
    plateau: 0.5,
  },
};
