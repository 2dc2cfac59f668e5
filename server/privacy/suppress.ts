import { everybody, SHOWN, type SurveyCells, TOO_FEW, withoutGroup, WOULD_REVEAL } from './survey.ts';

/** Fewest respondents a survey number may stand on. */
export const minimumGroup = 5;
/** No setting may go below this. */
export const minimumGroupFloor = 3;

/**
 * Which cells of one wave and dimension are withheld, when the total of all of them is shown?
 *
 * A cell under the minimum is withheld as TOO_FEW. What is hidden can then be had as a whole by subtracting the shown
 * cells from the total, so while the hidden cells together hold fewer people than the minimum, the next smallest shown
 * cell is withheld too (WOULD_REVEAL). People without a group are a hidden cell. A total under the minimum is TOO_FEW.
 *
 * Primary and complementary cell suppression: Hundepool et al. (2012), Statistical Disclosure Control, ch. 4.
 */
export function suppress(respondents: Float64Array, groups: number, minimum: number): Uint8Array {
  if (!(minimum >= minimumGroupFloor)) throw new RangeError(`the minimum group is at least ${minimumGroupFloor}`);
  const decision = new Uint8Array(groups + 2);
  let hidden = respondents[withoutGroup(groups)];
  for (let cell = 0; cell < groups + 2; cell++) {
    if (respondents[cell] >= minimum && cell !== withoutGroup(groups)) continue;
    decision[cell] = TOO_FEW;
    if (cell < groups) hidden += respondents[cell];
  }
  if (decision[everybody(groups)] !== SHOWN || hidden === 0 || hidden >= minimum) return decision;
  for (const cell of smallestShown(respondents, groups, decision)) {
    if (hidden >= minimum) break;
    decision[cell] = WOULD_REVEAL;
    hidden += respondents[cell];
  }
  return decision;
}

/** Numbers that tell each person's answer when they reach their end: the level (all alike) and the favourable share (all or none). */
export type Telling = (cells: SurveyCells, people: readonly number[]) => boolean;

/** Did all these people have the same score? Then the mean is each one's answer. */
export const sameScore: Telling = (cells, people) => {
  const [n, sum, squares] = totals(people, cells.respondents, cells.sum, cells.sumSquares);
  return n > 0 && squares - sum ** 2 / n <= 1e-9 * Math.max(1, squares);
};

/** Were all their answers favourable, or none, or so nearly that it comes to the same (95 % on one side)? */
export const sameSide: Telling = (cells, people) => {
  const [answers, favourable] = totals(people, cells.answers, cells.favourable);
  return answers > 0 && (favourable <= 0.05 * answers || favourable >= 0.95 * answers);
};

/**
 * In which cells is a telling number left out: those where it tells, and the next smallest, for as long as what is left out
 * would, taken together as total minus shown cells, tell as well? 1 where it tells of the cell itself, 2 where it would tell of another.
 */
export function veil(cells: SurveyCells, groups: number, decision: Uint8Array, tells: Telling): Uint8Array {
  const veiled = new Uint8Array(groups + 2);
  for (let cell = 0; cell < groups + 2; cell++) {
    if (decision[cell] === SHOWN && tells(cells, [cell])) veiled[cell] = 1;
  }
  const total = everybody(groups);
  if (decision[total] !== SHOWN || veiled[total] !== 0) return veiled;
  const hidden: number[] = [];
  for (let cell = 0; cell <= groups; cell++) if (decision[cell] !== SHOWN || veiled[cell] !== 0) hidden.push(cell);
  if (!tells(cells, hidden)) return veiled;
  for (const cell of smallestShown(cells.respondents, groups, decision)) {
    if (veiled[cell] !== 0) continue;
    veiled[cell] = 2;
    hidden.push(cell);
    if (!tells(cells, hidden)) break;
  }
  return veiled;
}

function smallestShown(respondents: Float64Array, groups: number, decision: Uint8Array): number[] {
  return Array.from({ length: groups }, (_, cell) => cell)
    .filter((cell) => decision[cell] === SHOWN)
    .sort((a, b) => respondents[a] - respondents[b] || a - b);
}

function totals(people: readonly number[], ...columns: Float64Array[]): number[] {
  return columns.map((column) => people.reduce((sum, cell) => sum + column[cell], 0));
}
