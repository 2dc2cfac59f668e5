import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { squeezed } from '#server/privacy/audit/squeezed.ts';

const highs = await loadHighs();
const scale = { low: 0, high: 100 };
const exactly = (sum: number) => ({ least: sum, most: sum });
const told = (people: number[], shown: number[][], sums: number[], hidden: number[][] = []) =>
  squeezed(highs, { people, shown, hidden, sums: sums.map(exactly), scale }, 5, {
    width: 1,
    together: false,
  }).found.map(({ kind, people: count, mean }) => [
    kind,
    count,
    Math.round(10 * mean.least) / 10,
    Math.round(10 * mean.most) / 10,
  ]);

describe('what the ends of the scale give away', () => {
  it('is nothing of a team of six with a mean of 50', () => {
    expect(told([6], [[0]], [300])).toEqual([]);
  });

  it('is every answer of a team that agrees with the end of the scale', () => {
    expect(told([6], [[0]], [600])).toEqual([['person', 1, 100, 100]]);
    expect(told([6], [[0]], [0])).toEqual([['person', 1, 0, 0]]);
  });

  it('is two people squeezed between two shown cells, though no sum gives them away', () => {
    // Team 6 + 2 people: 792 of 800. Department the same 2 + 7 others: 200. So the two have at most 200, and at least 192: 96 to 100,
    // and the 7 others at most 8. With 798 of 800 the two have at least 198: a mean of 99 to 100.
    const shown = [
      [0, 1],
      [1, 2],
    ];
    expect(told([6, 2, 7], shown, [792, 200])).toEqual([]);
    expect(told([6, 2, 7], shown, [798, 200])).toEqual([['small group', 2, 99, 100]]);
  });

  it('is a hidden cell of seven whose bounds are closer than a point', () => {
    // The seven have 600 + 100 − what the two others have, and all nine are at most 100 each.
    expect(
      told(
        [6, 2, 7],
        [
          [0, 1],
          [1, 2],
        ],
        [798, 200],
        [[2]],
      ),
    ).toContainEqual(['small group', 2, 99, 100]);
    expect(
      told(
        [6, 2, 7],
        [
          [0, 1],
          [1, 2],
        ],
        [800, 203],
        [[2]],
      ),
    ).toContainEqual(['hidden cell', 7, 0.4, 0.4]);
  });

  it('is more when only whole answers are possible', () => {
    // On 1 to 5: five people have 24, so four said 5 and one 4; who is open. With 25 all are known.
    const whole = { people: [5], shown: [[0]], hidden: [], scale: { low: 1, high: 5, step: 1 } };
    const asked = { width: 0, together: true };
    expect(squeezed(highs, { ...whole, sums: [exactly(24)] }, 5, asked).found).toEqual([]);
    expect(squeezed(highs, { ...whole, sums: [exactly(25)] }, 5, asked).found).toHaveLength(1);
    const apart = {
      people: [1, 1, 9],
      shown: [
        [0, 2],
        [1, 2],
        [0, 1, 2],
      ],
      hidden: [],
    };
    const sums = [exactly(14), exactly(13), exactly(18)];
    // a + x = 14, b + x = 13, a + b + x = 18: b = 4 and a = 5 by sums alone, x = 9 is nine people saying 1.
    const found = squeezed(highs, { ...apart, sums, scale: { low: 1, high: 5, step: 1 } }, 5, asked).found;
    expect(found.filter(({ people }) => people === 1).map(({ mean }) => mean.least)).toEqual([5, 4, 1]);
  });

  it('refuses cells that fit no answers', () => {
    expect(() => told([6], [[0]], [601])).toThrow('fits no answers');
  });
});
