import { chosen as chosenOf } from '../choice/chosen.ts';
import type { Groups } from './candidates.ts';

/** What of an organisation's groups is shown and what is hidden, as cells of single people; everybody's sum is among the shown. */
export interface Published {
  people: number[];
  candidates: number;
  shown: number[][];
  hidden: number[][];
}

/** The chosen cells, the largest tried first, as the wave's release does. */
export function published({ people, cells }: Groups, minimum = 5): Published {
  const sorted = cells.toSorted((a, b) => b.length - a.length);
  const chosen = chosenOf({ people, cells: sorted }, minimum);
  return split(people, sorted, minimum, (at) => chosen.has(at));
}

/** Every cell with enough people, whatever it gives away; with `remainder`, only where all others come to enough people or none. */
export function unaudited({ people, cells }: Groups, minimum: number, remainder: boolean): Published {
  const leaves = (cell: readonly number[]): number => people.length - cell.length;
  return split(people, cells, minimum, (at) => {
    const left = leaves(cells[at]);
    return cells[at].length >= minimum && (!remainder || left === 0 || left >= minimum);
  });
}

function split(people: number[], cells: number[][], minimum: number, isShown: (at: number) => boolean): Published {
  const everybody = people.length >= minimum ? [[...people.keys()]] : [];
  return {
    people,
    candidates: cells.filter((cell) => cell.length >= minimum).length,
    shown: [...everybody, ...cells.filter((_, at) => isShown(at))],
    hidden: cells.filter((_, at) => !isShown(at)),
  };
}
