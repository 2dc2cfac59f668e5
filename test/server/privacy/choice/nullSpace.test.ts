import { array, assert, boolean, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NullSpace } from '#server/privacy/choice/nullSpace.ts';
import { isSpanned } from './rank.ts';

const WIDTH = 7;
const people = Array.from({ length: WIDTH }, () => 1);
const set = array(boolean(), { minLength: WIDTH, maxLength: WIDTH });
const rowOf = (inside: readonly boolean[]): number[] => inside.map(Number);
const cellOf = (inside: readonly boolean[]): number[] => [...inside.keys()].filter((at) => inside[at]);

describe('what shown sums leave open', () => {
  it('is nothing of a sum that is put together of them, and something of every other', () => {
    let [told, open] = [0, 0];
    assert(
      property(array(set, { maxLength: 7 }), set, (shown, asked) => {
        const space = new NullSpace(people);
        for (const inside of shown) space.narrow(cellOf(inside));
        const is = space.determines(cellOf(asked));
        if (is) told += 1;
        else open += 1;
        return is === isSpanned(rowOf(asked), shown.map(rowOf));
      }),
      { numRuns: 2000, seed: 3 },
    );
    expect(Math.min(told, open)).toBeGreaterThan(200);
  });

  it('is as before when the sum shown last is taken back', () => {
    assert(
      property(array(set, { maxLength: 5 }), set, set, (shown, last, asked) => {
        const space = new NullSpace(people);
        for (const inside of shown) space.narrow(cellOf(inside));
        const before = space.determines(cellOf(asked));
        const narrowed = space.narrow(cellOf(last));
        if (narrowed) space.widen(narrowed);
        return space.determines(cellOf(asked)) === before;
      }),
      { numRuns: 1000, seed: 4 },
    );
  });

  it('takes no notice of classes that nobody is in', () => {
    // Classes 0 and 2 hold people; class 1 does not, so {0, 1} tells of class 0 alone.
    const space = new NullSpace([3, 0, 4]);
    space.narrow([0, 1]);
    expect(space.determines([0])).toBe(true);
    expect(space.determines([2])).toBe(false);
  });
});
