import type { Highs } from 'highs';
import { type ShownSums, squeezed } from './squeezed.ts';

/**
 * Which shown cells' sums are not to be shown exactly, because with them somebody's answer, the mean of a group under the minimum or
 * that of a hidden cell would be known to within `width`?
 *
 * Where all in a group agree with an end of the scale, and where several cells together say so. Of the cells that hold somebody
 * there, the one with the fewest respondents is taken back, and then it is asked again: a cell taken back is a hidden one.
 */
export function tellingCells(highs: Highs, told: ShownSums, minimum: number, width: number): Set<number> {
  const size = (cell: readonly number[]): number => cell.reduce((sum, at) => sum + told.people[at], 0);
  const taken = new Set<number>();
  for (;;) {
    const left = [...told.shown.keys()].filter((at) => !taken.has(at));
    const still = {
      people: told.people,
      shown: left.map((at) => told.shown[at]),
      sums: left.map((at) => told.sums[at]),
      hidden: [...told.hidden, ...[...taken].map((at) => told.shown[at])],
      scale: told.scale,
    };
    const { found } = squeezed(highs, still, minimum, { width, together: false });
    if (found.length === 0) return taken;
    for (const { by } of found) {
      const holding = by.map((at) => left[at]);
      if (holding.length === 0) throw new Error('Nothing shown holds what is known.');
      if (holding.some((at) => taken.has(at))) continue;
      taken.add(holding.toSorted((a, b) => size(told.shown[a]) - size(told.shown[b]) || b - a)[0]);
    }
  }
}
