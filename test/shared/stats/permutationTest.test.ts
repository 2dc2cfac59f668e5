import { assert, array, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { permutationTest } from '#shared/stats/permutationTest.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

const noDraw = (): number => {
  throw new Error('An exact test draws nothing.');
};
const moved = (x: number): number => 0.3 * x + 7.7;

describe('permutation test', () => {
  test('the largest two of five are one deal in ten: p 1/10 upwards, and as nothing else is as far out, both ways', () => {
    // Pairs of 1, 2, 3, 4, 10 by mean difference: {4, 10} 7 - 2 = 5; the lowest, {1, 2}, 1.5 - 17/3 = -4.17.
    const result = permutationTest([4, 10], [1, 2, 3], noDraw)!;
    expect(result).toMatchObject({ difference: 5, deals: 10, exact: true });
    expect([result.pUpper, result.p, result.pLower]).toEqual([0.1, 0.1, 1]);
  });

  test('one against three is dealt as one against three: four deals, not the six of two against two', () => {
    const result = permutationTest([9], [1, 2, 3], noDraw)!;
    expect([result.deals, result.pUpper, result.p]).toEqual([4, 0.25, 0.25]);
    // The larger group first: the same deals, seen from the other side.
    expect(permutationTest([1, 2, 3], [9], noDraw)).toMatchObject({ difference: -7, deals: 4, pLower: 0.25, p: 0.25 });
  });

  test('four against forty is dealt as four against forty', () => {
    // Four marks of 1 among 44 people, two of them in the group of four. Deals of four with at least two marks:
    // (C(4,2) C(40,2) + C(4,3) C(40,1) + C(4,4)) / C(44,4) = (4680 + 160 + 1) / 135751 = 0.03566.
    // Split in halves instead it would be (at least 2 of 4 marks among 22 of 44) 0.697.
    const first = [1, 1, 0, 0];
    const second = Array.from({ length: 40 }, (_, i) => (i < 2 ? 1 : 0));
    const drawn = permutationTest(first, second, seededRandom(3), 200_000)!;
    expect(drawn.exact).toBe(false);
    expect(drawn.deals).toBe(200_000);
    const share = 4841 / 135_751;
    expect(Math.abs(drawn.pUpper - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 200_000));
    expect(drawn.p).toBe(drawn.pUpper);
  });

  test('drawn deals approach the share of all 135,751 deals of 4 out of 44, for the same seed the same', () => {
    const first = [3.1, 2.4, 2.9, 3.6];
    const second = Array.from({ length: 40 }, (_, i) => 1 + (i % 7) * 0.5);
    const all = [...first, ...second];
    const observed = 3.1 + 2.4 + 2.9 + 3.6;
    let [deals, asHigh] = [0, 0];
    for (let a = 0; a < 44; a++)
      for (let b = 0; b < a; b++)
        for (let c = 0; c < b; c++)
          for (let d = 0; d < c; d++) {
            deals++;
            if (all[a] + all[b] + all[c] + all[d] >= observed - 1e-9) asHigh++;
          }
    expect(deals).toBe(135_751);
    const share = asHigh / deals;
    const drawn = permutationTest(first, second, seededRandom(8), 100_000)!;
    expect(Math.abs(drawn.pUpper - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 100_000));
    expect(permutationTest(first, second, seededRandom(8), 100_000)).toEqual(drawn);
  });

  test('a drawn p-value counts the observed deal in, so it is never 0', () => {
    const first = Array.from({ length: 12 }, () => 100);
    const second = Array.from({ length: 30 }, (_, i) => i / 30);
    expect(permutationTest(first, second, seededRandom(1), 99)!.p).toBe(0.01);
  });

  test('values that are all alike make every deal as far out as this one', () => {
    expect(permutationTest([0.1, 0.1], [0.1, 0.1, 0.1], noDraw)).toMatchObject({ p: 1, pUpper: 1, pLower: 1 });
  });

  test('p does not change when values are moved, stretched or put in another order', () => {
    const group = array(integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 5 });
    assert(
      property(group, group, (first, second) => {
        const { p, pUpper, difference } = permutationTest(first, second, noDraw)!;
        const other = permutationTest(first.toReversed().map(moved), second.toReversed().map(moved), noDraw)!;
        expect(other.p).toBeCloseTo(p, 12);
        expect(other.pUpper).toBeCloseTo(pUpper, 12);
        expect(other.difference).toBeCloseTo(0.3 * difference, 9);
        expect(permutationTest(second, first, noDraw)!.pLower).toBeCloseTo(pUpper, 12);
      }),
    );
  });

  test('an empty group has nothing to differ', () => {
    expect(permutationTest([], [1, 2], noDraw)).toBeUndefined();
    expect(permutationTest([1], [], noDraw)).toBeUndefined();
  });
});
