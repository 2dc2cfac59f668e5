import { drawNormal } from '#shared/stats/randomDraws.ts';
import { type RandomSource, seededRandom } from '#shared/stats/seededRandom.ts';
import type { RespondentRow, SnapshotRows, SpellRow } from '#test/factories/snapshotRows.ts';

export interface TeamPlan {
  manager: string;
  /** People at any time, and how many leave evenly over the two years and a half. */
  seats: number;
  exits: number;
  /** Score on 0–100 of exhaustion and of morale in the last two waves; 40 and 65 before. */
  exhaustion: number;
  morale: number;
  /** People who answer. */
  answers: number;
  /** Who led the team until this day. */
  until?: { day: string; manager: string };
}

const ordinary = { seats: 8, exits: 3, exhaustion: 40, morale: 65, answers: 8 };
const WAVES = ['2024-04-15', '2024-10-15', '2025-04-15'];
const [FIRST, LAST] = [Date.UTC(2023, 0, 1), Date.UTC(2025, 5, 30)];

/** Twenty ordinary teams and the given ones, with stays from January 2023 to June 2025 and three survey waves. */
export function organisation(...teams: (Partial<TeamPlan> & { manager: string })[]): SnapshotRows {
  const random = seededRandom(11);
  const plans: TeamPlan[] = [
    ...Array.from({ length: 20 }, (_, i) => ({ ...ordinary, exits: 2 + (i % 3), manager: `M${i}` })),
    ...teams.map((team) => ({ ...ordinary, ...team })),
  ];
  return {
    spells: plans.flatMap(staysOf),
    waves: WAVES.map((closedOn) => ({ name: closedOn.slice(0, 7), closedOn })),
    items: ['morale', 'exhaustion'].map((dimension) => ({ item: dimension, dimension, low: 0, high: 100 })),
    respondents: plans.flatMap((plan) =>
      WAVES.flatMap((closedOn, wave) =>
        Array.from({ length: plan.answers }, (): RespondentRow => {
          const late = wave > 0;
          const leader = plan.until !== undefined && closedOn < plan.until.day ? plan.until.manager : plan.manager;
          return {
            wave: closedOn.slice(0, 7),
            manager: leader,
            answers: {
              morale: around(late ? plan.morale : 65, random),
              exhaustion: around(late ? plan.exhaustion : 40, random),
            },
          };
        }),
      ),
    ),
    recordsThrough: '2025-06-30',
  };
}

const around = (score: number, random: RandomSource): number =>
  Math.min(100, Math.max(0, score + 12 * drawNormal(random)));

/** Each exit empties the next seat in turn; a successor follows the same day. */
function staysOf(plan: TeamPlan): SpellRow[] {
  const days = Array.from({ length: plan.exits }, (_, k) => isoOf(FIRST + ((k + 0.5) * (LAST - FIRST)) / plan.exits));
  return Array.from({ length: plan.seats }, (_, seat) => {
    const ends = [...days.filter((_day, k) => k % plan.seats === seat), undefined];
    return ends.flatMap((to, n): SpellRow[] => {
      const from = n === 0 ? '2023-01-01' : ends[n - 1]!;
      const stay = {
        employee: `${plan.manager}-${seat}-${n}`,
        from,
        to,
        hired: from,
        exit: to === undefined ? undefined : ('voluntary' as const),
      };
      return underLeaders({ ...stay, manager: plan.manager }, plan.until);
    });
  }).flat();
}

function underLeaders(stay: SpellRow, until: TeamPlan['until']): SpellRow[] {
  if (until === undefined || stay.from! >= until.day) return [stay];
  if (stay.to !== undefined && stay.to <= until.day) return [{ ...stay, manager: until.manager }];
  return [
    { ...stay, manager: until.manager, to: until.day, exit: undefined },
    { ...stay, from: until.day },
  ];
}

const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
