import { describe, expect, test } from 'vitest';
import { completeRows, numbers, readModel } from './formula.ts';

const table = {
  y: [1, 2, 3, 4],
  x: [1, 2, 4, 8],
  g: ['a', 'b', 'a', 'c'],
  h: ['u', 'v', 'v', 'u'],
  k: [2, null, 10, 2],
};

describe('a formula read as R reads it', () => {
  test('arithmetic follows precedence, and comparisons are 1 or 0', () => {
    expect(numbers('-x^2/2 + 3*(y - 1)', table)).toEqual([-0.5, 1, -2, -23]);
    expect(numbers("g == 'a'", table)).toEqual([1, 0, 1, 0]);
    expect(numbers('log(x)/log(2)', table)).toEqual([0, 1, 2, 3]);
  });

  test('terms are named as R prints them, main effects first, interactions with the first factor fastest', () => {
    const { names, columns } = readModel('y~g*h+I(x^2)+x:h+offset(log(x))', table);
    expect(names).toEqual(['gb', 'gc', 'hv', 'I(x^2)', 'gb:hv', 'gc:hv', 'hu:x', 'hv:x']);
    expect(Array.from(columns[7])).toEqual([0, 2, 4, 0]);
  });

  test('a factor leaves out its first level, numbers in their own order, or the level that the names do not state', () => {
    expect(readModel('y~factor(k)', completeRows(table, 'y k')).names).toEqual(['factor(k)10']);
    expect(readModel('y~g', table, ['gc', 'ga']).names).toEqual(['gc', 'ga']);
  });

  test('rows without a value that the formula names are left out', () => {
    expect(completeRows(table, 'y~x')).toBe(table);
    expect(completeRows(table, 'y~log(k)').y).toEqual([1, 3, 4]);
  });
});
