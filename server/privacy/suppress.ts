import { everybody, SHOWN, type SurveyCells, TOO_FEW, withoutGroup, WOULD_REVEAL } from './survey.ts';

/** Fewest respondents a survey number may stand on. */
export const minimumGroup = 5;
/** No setting may go below this. */
export const minimumGroupFloor = 3;

/**
 * What becomes of each cell of a grouping, when these of its groups are admitted? A cell under the minimum is withheld as TOO_FEW, and so are
 * people without a group and a total under the minimum; a group that is not admitted would give a smaller one away (see `admittedCells`).
 */
export function suppress(respondents: Float64Array, admitted: ReadonlySet<number>, minimum: number): Uint8Array {
  if (!(minimum >= minimumGroupFloor)) throw new RangeError(`the minimum group is at least ${minimumGroupFloor}`);
  const groups = respondents.length - 2;
  return Uint8Array.from(respondents, (people, cell) => {
    if (people < minimum || cell === withoutGroup(groups)) return TOO_FEW;
    return cell === everybody(groups) || admitted.has(cell) ? SHOWN : WOULD_REVEAL;
  });
}

/** Numbers that tell each person's answer when they reach their end: the level (all alike) and the favourable share (all or none). */
export type Telling = (cells: SurveyCells, people: readonly number[]) => boolean;

/** Did all these people have the same score? Then the mean is each one's answer. */
export const sameScore: Telling = (cells, people) => {
  const [n, sum] = [total(people, cells.respondents), total(people, cells.sum)];
  const squares = total(people, cells.sumSquares);
  return n > 0 && squares - sum ** 2 / n <= 1e-9 * Math.max(1, squares);
};

/** Were all their answers favourable, or none, or so nearly that it comes to the same (95 % on one side)? */
export const sameSide: Telling = (cells, people) => {
  const [answers, favourable] = [total(people, cells.answers), total(people, cells.favourable)];
  return answers > 0 && (favourable <= 0.05 * answers || favourable >= 0.95 * answers);
};

function total(people: readonly number[], column: Float64Array): number {
  let sum = 0;
  for (const cell of people) sum += column[cell];
  return sum;
}
