import { describe, expect, it } from 'vitest';
import { chosen as chosenOf, places } from './chosen.ts';

const chosen = (people: number[], cells: number[][], minimum = 5): number[] =>
  places(chosenOf({ people, cells }, minimum));

describe('the choice of cells', () => {
  it('leaves out cells under the minimum and everything when all are fewer', () => {
    expect(chosen([4, 6, 5], [[0], [1], [2]])).toEqual([1]);
    expect(chosen([2, 2], [[0, 1]])).toEqual([]);
  });

  it('takes a cell back when with two others it gives away three people of different classes', () => {
    // {0, 3} + {1, 4} + {2, 5} − {3, 4, 5} = classes 0, 1 and 2, a person each. No two classes are told before the last cell.
    const people = [1, 1, 1, 6, 6, 6, 20];
    expect(
      chosen(people, [
        [0, 3],
        [1, 4],
        [2, 5],
        [3, 4, 5],
      ]),
    ).toEqual([0, 1, 2]);
  });

  it('takes a cell back when with three others it gives away four people', () => {
    const people = [1, 1, 1, 1, 6, 6, 6, 6, 20];
    expect(
      chosen(people, [
        [0, 4],
        [1, 5],
        [2, 6],
        [3, 7],
        [4, 5, 6, 7],
      ]),
    ).toEqual([0, 1, 2, 3]);
    expect(
      chosen(
        people,
        [
          [0, 4],
          [1, 5],
          [2, 6],
          [3, 7],
          [4, 5, 6, 7],
        ],
        4,
      ),
    ).toEqual([0, 1, 2, 3, 4]);
  });

  it('shows what can be worked out anyway, and twice the same people under two names', () => {
    expect(chosen([6, 7, 8], [[0, 1], [2], [0], [1], [0]])).toEqual([0, 1, 2, 3, 4]);
  });

  it('never lets five classes hold fewer people than a raised minimum', () => {
    // With a minimum of 10 no class of one person may come up, whoever it is added to: the team of 11 cuts one off.
    expect(chosen([1, 11, 30], [[0, 1], [1]], 10)).toEqual([0]);
    // Two people overlap: without people in neither cell they are told, and with nine of these nothing under 10 is.
    const overlapping = [
      [0, 1],
      [0, 2],
    ];
    expect(chosen([2, 12, 30], overlapping, 10)).toEqual([0]);
    expect(chosen([2, 12, 30, 9], overlapping, 10)).toEqual([0, 1]);
    // Five classes as small as one person's would be a group of five that nobody looked for.
    expect(chosen([1, 12, 30, 9], overlapping, 10)).toEqual([0]);
  });
});
