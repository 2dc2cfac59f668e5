import { chosenCells } from './audit/chosenCells.ts';
import type { People, ShownBefore } from './releasedBefore.ts';

/**
 * Which of these cells (who stands behind each) may be shown beside what an earlier wave showed? Their places.
 *
 * Somebody who takes it that whoever answered both waves answered alike can take the one from the other. No sum of fewer than `minimum`
 * people may come out: not of who came, nor of who went. Held to the lower minimum of the two waves.
 */
export function besideEarlier(cells: readonly People[], earlier: ShownBefore, minimum: number): Set<number> {
  if (earlier.cells.size === 0) return new Set(cells.keys());
  const places = new Map<number, number>();
  const placed = (people: People): number[] =>
    Array.from(people, (person) => {
      const known = places.get(person) ?? places.size;
      places.set(person, known);
      return known;
    });
  const before = [...earlier.cells.values()].map(placed);
  const after = cells.map(placed);
  const people = Array.from(places, () => 1);
  const least = Math.min(minimum, earlier.minimum);
  return chosenCells({ people, cells: after, before, sameWave: earlier.sameWave }, least);
}
