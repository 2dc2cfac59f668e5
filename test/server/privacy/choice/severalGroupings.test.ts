import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admitted, type Parts } from './admitted.ts';
import { isSpanned } from './rank.ts';

/** Parts as people × team × department. */
const partsOf = (...rows: [people: number, team: number, department: number][]): Parts => ({
  respondents: rows.map(([people]) => people),
  groupings: [rows.map(([, team]) => team), rows.map(([, , department]) => department)],
});
const shown = (parts: Parts) => admitted(parts, 5).map((groups) => [...groups].toSorted((a, b) => a - b));

describe('cells of several groupings', () => {
  it('are all shown when every difference between them holds five people', () => {
    expect(shown(partsOf([6, 0, 0], [7, 1, 0], [8, 2, 1]))).toEqual([
      [0, 1, 2],
      [0, 1],
    ]);
  });

  it('do not show a department that is a shown team and one person more', () => {
    // Department 0 − team 0 would be one person's answer, and so would team 1 − department 1.
    expect(shown(partsOf([9, 0, 0], [1, 1, 0], [12, 1, 1]))).toEqual([[0, 1], []]);
  });

  it('do not show a third team when with two others it leaves four people of a shown department', () => {
    // Department 0 is 5 + 6 + 7 + 4, department 1 is 9 + 4: the team of 9 would leave 4 there, the team of 5 here.
    const parts = partsOf([5, 0, 0], [6, 1, 0], [7, 2, 0], [4, 3, 0], [9, 4, 1], [4, 5, 1]);
    expect(shown(parts)).toEqual([
      [1, 2],
      [0, 1],
    ]);
  });

  it('show a team that overlaps a shown department in two people, as long as no sum parts them from others', () => {
    // 8 + 9 of department 0 and 2 + 9 of department 1; team 0 is 8 + 2. Team 1 would leave the two of it in department 1.
    expect(shown(partsOf([8, 0, 0], [2, 0, 1], [9, 1, 1], [9, 2, 0]))).toEqual([[0], [0, 1]]);
  });

  it('leave no set of fewer people than the minimum to be worked out, over random organisations and every set', () => {
    const row = record({
      people: integer({ min: 1, max: 6 }),
      team: integer({ min: -1, max: 3 }),
      department: integer({ min: 0, max: 2 }),
      location: integer({ min: 0, max: 1 }),
    });
    let [sets, cells] = [0, 0];
    assert(
      property(array(row, { minLength: 1, maxLength: 8 }), constantFrom(3, 5), (rows, minimum) => {
        const groupings = [rows.map((r) => r.team), rows.map((r) => r.department), rows.map((r) => r.location)];
        const respondents = rows.map((r) => r.people);
        const groups = admitted({ respondents, groupings }, minimum);
        const released = groups.flatMap((own, g) =>
          [...own].map((group) => groupings[g].map((part) => Number(part === group))),
        );
        if (respondents.reduce((sum, people) => sum + people, 0) >= minimum) released.push(respondents.map(() => 1));
        cells += released.length;
        const small = subsets(rows.length).filter((members) => {
          const size = members.reduce((sum, is, at) => sum + is * respondents[at], 0);
          return size > 0 && size < minimum;
        });
        sets += small.length;
        return small.every((members) => !isSpanned(members, released));
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(sets).toBeGreaterThan(3000);
    expect(cells).toBeGreaterThan(2000);
  });
});

const subsets = (size: number): number[][] =>
  Array.from({ length: 2 ** size }, (_, set) => Array.from({ length: size }, (_, at) => (set >> at) & 1));
