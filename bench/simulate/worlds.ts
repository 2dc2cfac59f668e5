import { drawNormal } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';

/** How managers' effects are spread, as multipliers of the rate at which their people leave. */
export interface World {
  name: string;
  effect: (random: RandomSource) => number;
  /** Variance of what makes people differ beyond anything recorded, as a multiplier of their rate; 0: nothing. */
  unrecorded: number;
}

const smooth = (random: RandomSource): number => Math.exp(0.4 * drawNormal(random));
const spiked = (random: RandomSource): number => (random() < 0.1 ? 2 : 1);

export const WORLDS: readonly World[] = [
  { name: 'smooth', effect: smooth, unrecorded: 0 },
  { name: 'spiked', effect: spiked, unrecorded: 0 },
  { name: 'smooth, people differ', effect: smooth, unrecorded: 0.5 },
];
export const SIZES = [
  { employees: 1000, replicates: 100 },
  { employees: 10_000, replicates: 20 },
] as const;
