import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT_LEAST_95, AT_MOST_5 } from '#server/privacy/index.ts';
import { releasedCells } from '#server/privacy/releasedCells.ts';
import { suppress } from '#server/privacy/suppress.ts';
import { cellsOf } from './cells.ts';
import { admitted as admittedOf } from './choice/admitted.ts';

/** What is stored of these teams, in columns: the teams, people without one (never anything), everybody. */
function shownCells(groups: number[][], without: number[] = []) {
  const ofPart = [...groups.keys(), -1];
  const sizes = [...groups, without].map((answers) => answers.length);
  const family = [
    { grouping: 'manager' as const, groups: groups.map((_, i) => ({ key: String(i), second: '' })), ofPart },
  ];
  const cells = cellsOf(groups, without);
  const [admitted] = admittedOf({ respondents: sizes, groupings: [ofPart] }, 5);
  const decision = suppress(cells.respondents, admitted, 5);
  const decided = { decisions: [decision], classes: [...admitted].map((group) => [group]) };
  const sums = { sums: [cells], parts: cells };
  const released = releasedCells({ dimension: 'calm', family }, sums, decided);
  const at = (cell: number) =>
    released.find(({ grouping, key }) => (cell > groups.length ? grouping === 'company' : key === String(cell)));
  const column = (value: (cell: (typeof released)[number]) => number | undefined): Float64Array =>
    Float64Array.from({ length: groups.length + 2 }, (_, place) => {
      const cell = at(place);
      return (cell && value(cell)) ?? Number.NaN;
    });
  const flags = (value: (cell: (typeof released)[number]) => number): number[] =>
    Array.from({ length: groups.length + 2 }, (_, place) => {
      const cell = at(place);
      return cell === undefined ? 0 : value(cell);
    });
  return {
    respondents: column((cell) => cell.respondents),
    sum: column((cell) => cell.sum),
    sumSquares: column((cell) => cell.sumSquares),
    agreement: column((cell) => cell.agreement),
    favourable: column((cell) => cell.favourable),
    bound: flags((cell) => cell.bound),
    unanimous: flags((cell) => Number(cell.unanimous)),
    partly: flags((cell) => Number(cell.partly)),
  };
}

const named = (count: number) => Array.from({ length: count }, (_, i) => ({ key: String(i), second: '' }));
const absent = (column: Float64Array): number[] => [...column.keys()].filter((cell) => Number.isNaN(column[cell]));

describe('a group that answers alike', () => {
  const mixed = [1, 2, 3, 4, 5, 5, 3];

  it('has its favourable share bounded, not told, and its mean told while the answers differ', () => {
    const shown = shownCells([[4, 5, 4, 5, 5, 4], mixed, [1, 2, 3, 4, 4, 4, 4, 4]]);
    expect(shown.bound[0]).toBe(AT_LEAST_95);
    expect(shown.unanimous[0]).toBe(1);
    expect(shown.favourable[0]).toBeNaN();
    expect(shown.sum[0]).toBe(525);
  });

  it('is told apart as favourable or unfavourable', () => {
    const shown = shownCells([[1, 2, 1, 2, 3, 1], mixed, [4, 5, 4, 5, 5, 5]]);
    expect([...shown.bound].slice(0, 3)).toEqual([AT_MOST_5, 0, AT_LEAST_95]);
  });

  it('has neither mean nor agreement told when everybody gave the same answer', () => {
    const shown = shownCells([[4, 4, 4, 4, 4], mixed, mixed]);
    expect(absent(shown.sum)).toContain(0);
    expect(absent(shown.sumSquares)).toContain(0);
    expect(absent(shown.agreement)).toContain(0);
    expect(shown.respondents[0]).toBe(5);
  });

  it('cannot be had by subtracting the others from the total: the next smallest group keeps the same numbers back', () => {
    const shown = shownCells([[4, 4, 4, 4, 4], [...mixed, 2], mixed]);
    expect(absent(shown.favourable)).toEqual([0, 2, 3]);
    expect(absent(shown.sum)).toEqual([0, 2, 3]);
    expect([...shown.partly]).toEqual([0, 0, 1, 0, 0]);
    expect(shown.respondents[2]).toBe(7);
  });

  it('cannot be had across groupings: the department less its other team keeps the same numbers back', () => {
    // Team 0 answers alike; department 0 is teams 0 and 1, department 1 is teams 2 and 3.
    const teams = [[4, 4, 4, 4, 4], mixed, [...mixed, 1], [...mixed, 2]];
    const parts = cellsOf(teams);
    const departments = cellsOf([
      [...teams[0], ...teams[1]],
      [...teams[2], ...teams[3]],
    ]);
    const family = [
      { grouping: 'department' as const, groups: named(2), ofPart: [0, 0, 1, 1] },
      { grouping: 'manager' as const, groups: named(4), ofPart: [0, 1, 2, 3] },
    ];
    const decided = { decisions: [new Uint8Array(4), new Uint8Array(6)], classes: [[0], [1], [2], [3]] };
    const sums = { sums: [departments, parts], parts };
    const released = releasedCells({ dimension: 'calm', family }, sums, decided);
    const without = released.filter(({ sum, key }) => sum === undefined && key !== '');
    // Team 1 would give it with department 0, team 2 (or 3) with the total.
    expect(without.map(({ grouping, key, partly }) => [grouping, key, partly])).toEqual([
      ['manager', '0', false],
      ['manager', '1', true],
    ]);
  });

  it('takes nothing from the others when the hidden answers already differ', () => {
    const shown = shownCells([[4, 4, 4, 4, 4], mixed, [1, 2, 2, 1]]);
    expect(absent(shown.favourable)).toEqual([0, 2, 3]);
    expect([...shown.partly]).toEqual([0, 0, 0, 0, 0]);
  });

  it('bounds the company too when everybody in it answers on one side', () => {
    const shown = shownCells([
      [4, 5, 4, 5, 4],
      [5, 4, 5, 4, 5],
    ]);
    expect([...shown.bound]).toEqual([AT_LEAST_95, AT_LEAST_95, 0, AT_LEAST_95]);
  });

  it('never comes out of what is left when the shown groups are taken from the total', () => {
    const answers = array(constantFrom(1, 3, 4, 5, 5, 5), { maxLength: 8 });
    let hiddenSets = 0;
    assert(
      property(array(answers, { minLength: 2, maxLength: 6 }), answers, (groups, without) => {
        const shown = shownCells(groups, without);
        const total = groups.length + 1;
        /** What the total minus the shown groups is made of; nothing when the total is not told. */
        const left = (column: Float64Array): number[] => {
          const hidden = Number.isNaN(column[total]) ? [] : absent(column);
          return hidden.flatMap((cell) => (cell === groups.length ? without : groups[cell]));
        };
        const [scores, sides] = [left(shown.sum), left(shown.favourable).map((answer) => answer >= 4)];
        hiddenSets += scores.length > 0 ? 1 : 0;
        return [scores, sides].every((told) => told.length === 0 || new Set<unknown>(told).size > 1);
      }),
      { numRuns: 2000, seed: 21 },
    );
    expect(hiddenSets).toBeGreaterThan(500);
  });
});
