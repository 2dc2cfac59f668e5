import { chosenCells } from '#server/privacy/choice/chosenCells.ts';
import { ShownTogether } from '#server/privacy/choice/shownTogether.ts';

/** Classes of people, the cells that may be shown of them, and of an earlier wave what it has shown. */
export interface Tried {
  people: readonly number[];
  cells: readonly (readonly number[])[];
  before?: readonly (readonly number[])[];
}

/** The cells that may be shown, by their places: after everybody's sum within a wave, or beside what an earlier wave has shown. */
export function chosen({ people, cells, before }: Tried, minimum = 5): Set<number> {
  const sizeOf = (cell: readonly number[]): number => cell.reduce((sum, at) => sum + people[at], 0);
  const all = [...people.keys()];
  if (sizeOf(all) < minimum) return new Set();
  const enough = [...cells.keys()].filter((at) => sizeOf(cells[at]) >= minimum);
  const tried = enough.map((at) => cells[at]);
  const within = { minimum, sumsOnly: false, leastClass: Math.ceil(minimum / 5) };
  const { shown } = chosenCells([
    before
      ? { together: new ShownTogether(people, before, { minimum, sumsOnly: true, leastClass: 1 }), cells: tried }
      : { together: new ShownTogether(people, [all], within), cells: tried },
  ]);
  return new Set([...shown].map((at) => enough[at]));
}

export const places = (shown: ReadonlySet<number>): number[] => [...shown].toSorted((a, b) => a - b);
