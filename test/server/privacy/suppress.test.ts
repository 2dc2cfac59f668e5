import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppress } from '#server/privacy/suppress.ts';
import { SHOWN, TOO_FEW, WOULD_REVEAL } from '#server/privacy/survey.ts';
import { admitted as admittedOf, type Parts } from './choice/admitted.ts';

/** Respondents per group, of people without a group, and in all. */
const column = (groups: number[], without = 0): Float64Array =>
  Float64Array.from([...groups, without, groups.reduce((sum, n) => sum + n, without)]);
const parts = (groups: number[], without = 0): Parts => ({
  respondents: [...groups, without],
  groupings: [[...groups.keys(), -1]],
});
const admitted = (groups: number[], without: number, minimum: number): ReadonlySet<number> =>
  admittedOf(parts(groups, without), minimum)[0];
const decided = (groups: number[], without = 0): number[] => [
  ...suppress(column(groups, without), admitted(groups, without, 5), 5),
];

describe('the minimum-group rule', () => {
  it('withholds a group of four and shows a group of five', () => {
    expect(decided([4, 5, 9, 4])).toEqual([TOO_FEW, SHOWN, SHOWN, TOO_FEW, TOO_FEW, SHOWN]);
  });

  it('withholds the next smallest group when the hidden one of 1 could be had by subtraction', () => {
    expect(decided([1, 12, 6, 7])).toEqual([TOO_FEW, SHOWN, WOULD_REVEAL, SHOWN, TOO_FEW, SHOWN]);
  });

  it('withholds a third group when two hidden groups of 2 and 2 come to four people', () => {
    expect(decided([2, 8, 2, 6])).toEqual([TOO_FEW, SHOWN, TOO_FEW, WOULD_REVEAL, TOO_FEW, SHOWN]);
  });

  it('withholds nothing more when the hidden groups hold five people together', () => {
    expect(decided([2, 8, 3, 6])).toEqual([TOO_FEW, SHOWN, TOO_FEW, SHOWN, TOO_FEW, SHOWN]);
  });

  it('counts people without a group as a hidden group', () => {
    expect(decided([6, 9], 2)).toEqual([WOULD_REVEAL, SHOWN, TOO_FEW, SHOWN]);
    expect(decided([6, 9], 5)).toEqual([SHOWN, SHOWN, TOO_FEW, SHOWN]);
  });

  it('withholds every group when each has one person, and shows the total of seven', () => {
    expect(decided([1, 1, 1, 1, 1, 1, 1])).toEqual([...Array<number>(8).fill(TOO_FEW), SHOWN]);
  });

  it('shows nothing at all of four respondents', () => {
    expect(decided([2, 2])).toEqual([TOO_FEW, TOO_FEW, TOO_FEW, TOO_FEW]);
  });

  it('lets nobody set the minimum below three', () => {
    expect(() => suppress(column([5, 5]), new Set(), 2)).toThrow('at least 3');
    expect(() => suppress(column([5, 5]), new Set(), Number.NaN)).toThrow('at least 3');
  });

  it('leaves no set of fewer people than the minimum to be had by adding and subtracting what is shown', () => {
    const partitions = record({
      groups: array(integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 7 }),
      without: integer({ min: 0, max: 6 }),
      minimum: integer({ min: 3, max: 6 }),
    });
    let sets = 0;
    assert(
      property(partitions, ({ groups, without, minimum }) => {
        const people = [...groups, without];
        const decision = suppress(column(groups, without), admitted(groups, without, minimum), minimum);
        const released = people.flatMap((_, cell) => (decision[cell] === SHOWN ? [unit(people.length, cell)] : []));
        if (decision[people.length] === SHOWN) released.push(people.map(() => 1));
        // A cell without people adds nothing, so its weight is free: it is given a vector of its own.
        const known = [...released, ...people.flatMap((n, cell) => (n === 0 ? [unit(people.length, cell)] : []))];
        const small = subsets(people.length).filter((members) => {
          const size = members.reduce((sum, is, cell) => sum + is * people[cell], 0);
          return size > 0 && size < minimum;
        });
        sets += small.length;
        return small.every((members) => rank([...known, members]) === rank(known) + 1);
      }),
      { numRuns: 600, seed: 20 },
    );
    expect(sets).toBeGreaterThan(2000);
  });
});

const unit = (size: number, at: number): number[] => Array.from({ length: size }, (_, i) => (i === at ? 1 : 0));

const subsets = (size: number): number[][] =>
  Array.from({ length: 2 ** size }, (_, set) => Array.from({ length: size }, (_, cell) => (set >> cell) & 1));

/** Rank by Gaussian elimination: a vector that does not raise it is a combination of the others. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, i) => i >= found && Math.abs(row[column]) > 1e-9);
    if (pivot === -1) continue;
    [left[found], left[pivot]] = [left[pivot], left[found]];
    for (let i = found + 1; i < left.length; i++) {
      const factor = left[i][column] / left[found][column];
      left[i] = left[i].map((value, at) => value - factor * left[found][at]);
    }
    found += 1;
  }
  return found;
}
