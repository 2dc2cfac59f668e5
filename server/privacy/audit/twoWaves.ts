import type { Shown } from './peopleClasses.ts';

/** The shown cells of a wave, each as the places of its people among `respondents`, who go by the same name in every wave. */
export interface WaveCells {
  readonly respondents: readonly string[];
  readonly cells: readonly (readonly number[])[];
}

export interface TwoWaves extends Shown {
  /** The cells of either wave as places of people of both. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

/**
 * Two waves as one set of equations, for somebody who takes it that whoever answered both answered alike: then a cell of the one minus the same
 * cell of the other is the answers of those who came, less those of people who went.
 */
export function twoWaves(before: WaveCells, after: WaveCells): TwoWaves {
  const places = new Map([...before.respondents, ...after.respondents].map((name) => [name, 0]));
  [...places.keys()].forEach((name, at) => places.set(name, at));
  const placed = ({ respondents, cells }: WaveCells): number[][] =>
    cells.map((cell) => cell.map((at) => places.get(respondents[at])!));
  const [first, second] = [placed(before), placed(after)];
  return {
    people: [...places.keys()].map(() => 1),
    shown: [...first, ...second],
    hidden: [],
    before: first,
    after: second,
  };
}
