import { array, assert, boolean, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShownTogether } from '#server/privacy/choice/shownTogether.ts';
import { isSpanned } from './rank.ts';

const WIDTH = 6;
const sizes = array(integer({ min: 0, max: 4 }), { minLength: WIDTH, maxLength: WIDTH });
const set = array(boolean(), { minLength: WIDTH, maxLength: WIDTH });

/** Every way to count each class once, not at all, or off, that fewer people than the minimum are in. */
function fewPeople(people: readonly number[], minimum: number, sumsOnly: boolean): number[][] {
  const signs = sumsOnly ? [0, 1] : [0, 1, -1];
  const all = people.reduce<number[][]>(
    (rows, size) => rows.flatMap((row) => (size === 0 ? [[...row, 0]] : signs.map((sign) => [...row, sign]))),
    [[]],
  );
  const count = (row: readonly number[]): number => row.reduce((sum, sign, at) => sum + Math.abs(sign) * people[at], 0);
  return all.filter((row) => count(row) > 0 && count(row) < minimum);
}

describe('sums that are shown one after the other', () => {
  it('are shown exactly as long as no sum or difference of few people comes out, tried beside every one there is', () => {
    let [shown, refused] = [0, 0];
    assert(
      property(
        sizes,
        array(set, { minLength: 1, maxLength: 6 }),
        constantFrom(3, 5, 6),
        boolean(),
        (people, sets, minimum, sumsOnly) => {
          const together = new ShownTogether(people, [], { minimum, sumsOnly, leastClass: 1 });
          const few = fewPeople(people, minimum, sumsOnly);
          const rows: number[][] = [];
          return sets.every((inside) => {
            const row = inside.map((is, at) => (is && people[at] > 0 ? 1 : 0));
            const isRevealing = few.some((one) => isSpanned(one, [...rows, row]));
            const isShown = together.tryToShow([...inside.keys()].filter((at) => inside[at]));
            if (isShown) rows.push(row);
            shown += Number(isShown);
            refused += Number(!isShown);
            return isShown !== isRevealing;
          });
        },
      ),
      { numRuns: 2000, seed: 5 },
    );
    expect(shown).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(500);
  });
});
