import { describe, expect, it } from 'vitest';
import { reconstructions } from '#server/privacy/audit/reconstructions.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

/** People per class, and cells as sets of classes. */
const found = (people: number[], shown: number[][], hidden: number[][] = [], minimum = 5) =>
  reconstructions({ people, shown, hidden }, minimum, seededRandom(5)).found;
const told = (...args: Parameters<typeof found>): [kind: string, people: number][] =>
  found(...args).map(({ kind, people }) => [kind, people]);

describe('what can be worked out exactly', () => {
  it('is nothing of four teams of five and their total', () => {
    expect(told([5, 5, 5, 5], [[0], [1], [2], [3], [0, 1, 2, 3]])).toEqual([]);
  });

  it('is the one person left when nine of ten are in the shown team', () => {
    expect(told([9, 1], [[0], [0, 1]])).toEqual([['person', 1]]);
  });

  it('is the person in whom a department and a team overlap: both, and their union', () => {
    // Team 9 = a + b, department 8 = b + c, all 16 = a + b + c: team + department − all = b, one person.
    expect(
      told(
        [8, 1, 7],
        [
          [0, 1],
          [1, 2],
          [0, 1, 2],
        ],
      ),
    ).toEqual([['person', 1]]);
  });

  it('is nothing of the same overlap while the union is not shown', () => {
    expect(
      told(
        [8, 1, 7],
        [
          [0, 1],
          [1, 2],
        ],
      ),
    ).toEqual([]);
  });

  it('is the two reports of a director between two nested sub-trees', () => {
    // All 20; below the director 18 (own reports 2, and teams of 7 and 9): 18 − 7 − 9 = 2.
    const nested = found([2, 2, 7, 9], [[0, 1, 2, 3], [1, 2, 3], [2], [3]]);
    expect(nested.map(({ people }) => people)).toEqual([2, 2]);
    expect(nested.map(({ classes }) => classes[0].parts)).toEqual([[0], [1]]);
  });

  it('is the sum of three people who are in different groups each', () => {
    // Team A = p + 6 others of class 3 …: (A + B + C) − D, where D holds everybody of them but p, q and r.
    const cells = [
      [0, 3],
      [1, 4],
      [2, 5],
      [3, 4, 5],
    ];
    expect(told([1, 1, 1, 6, 6, 6], cells)).toEqual([['small group', 3]]);
  });

  it('is the difference of two people who changed places', () => {
    // Team {p, rest} and department {q, rest} of six each: p − q is told, and with one known the other.
    expect(
      told(
        [1, 1, 5],
        [
          [0, 2],
          [1, 2],
        ],
      ),
    ).toEqual([['difference of people', 2]]);
  });

  it('is a hidden cell of seven that the others leave', () => {
    const cells = [[0], [0, 1]];
    expect(told([6, 7], cells, [[1]])).toEqual([['hidden cell', 7]]);
    expect(told([6, 7], [[0, 1]], [[0], [1]])).toEqual([]);
  });

  it('does not speak of a hidden cell that cuts through people no sum can part', () => {
    expect(told([6, 7, 2], [[0, 1, 2]], [[2]])).toEqual([]);
  });

  it('is nobody when a table of teams by tenure shows its margins only', () => {
    // Two teams × three bands with one or two people a square: the margins leave (2−1)(3−1) = 2 degrees of freedom.
    const squares = [1, 2, 2, 2, 1, 2];
    const margins = [
      [0, 1, 2],
      [3, 4, 5],
      [0, 3],
      [1, 4],
      [2, 5],
    ];
    expect(told(squares, margins, [], 3)).toEqual([]);
    // One square shown too gives its neighbour in the column away, and what remains has one degree of freedom.
    expect(found(squares, [...margins, [0]], [], 3).map(({ people }) => people)).toEqual([1, 2]);
  });

  it('is a group of five people of five kinds only under a minimum above five, where it is searched for too', () => {
    // 14, less the nine whom the second sum tells of, are the five whom no sum tells apart from each other.
    const shown = [0, 1, 2, 3, 4].map((at) => [at, 5, 6 + at]);
    const one = { people: [1, 1, 1, 1, 1, 9, 7, 7, 7, 7, 7], shown: [[0, 1, 2, 3, 4, 5], [5], ...shown], hidden: [] };
    const kinds = (minimum: number) =>
      reconstructions(one, minimum, seededRandom(1)).found.map(({ kind, people }) => [kind, people]);
    expect(kinds(5)).toEqual([]);
    expect(kinds(6)).toEqual([['small group', 5]]);
    expect(reconstructions(one, 6, seededRandom(1)).complete).toBe(true);
  });
});
