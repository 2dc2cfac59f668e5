import type { Belonging, ObtainedCell } from './obtainedCell.ts';
import { placesIn } from './placesIn.ts';
import { reconstructions } from './reconstructions.ts';
import { twoWaves, type WaveCells } from './twoWaves.ts';

/** One question as it was answered in one wave: by whom, where they belonged, and what was obtained of it. */
export interface AskedOnce {
  /** Who answered, by a name that is theirs in every wave. */
  readonly respondents: readonly string[];
  /** In the same order. */
  readonly people: readonly Belonging[];
  readonly cells: readonly ObtainedCell[];
  readonly minimum: number;
}

/** What holding two waves against each other found, in words. */
export interface TwoWavesAudit {
  tried: number;
  found: string[];
  /** False where the search for small groups left some out. */
  complete: boolean;
}

/**
 * Holds what was obtained of a question in two waves against each other, as somebody would who takes it that whoever answered both
 * answered alike: does the sum of fewer people than the lower minimum of the two come out?
 */
export function auditTwoWaves(before: AskedOnce, after: AskedOnce, random: () => number): TwoWavesAudit {
  const minimum = Math.min(before.minimum, after.minimum);
  const joint = twoWaves(waveCells(before), waveCells(after));
  const { found, tried, complete } = reconstructions(joint, minimum, random, { sumsOnly: true });
  return {
    tried,
    complete,
    found: found.map(
      ({ kind, people }) => `${kind} of ${people}: determined with another wave, if all others answered alike`,
    ),
  };
}

function waveCells({ respondents, people, cells }: AskedOnce): WaveCells {
  const shown = cells.filter(({ respondents: count }) => count !== undefined);
  return { respondents, cells: shown.map(placesIn(people)) };
}
