import { describe, expect, test } from 'vitest';
import { parameterText } from '#server/db/parameterText.ts';

describe('a bound value as text', () => {
  test.each([
    [null, null],
    ['', ''],
    [1.5, '1.5'],
    [-0, '0'],
    [Number.NaN, 'NaN'],
    [12n, '12'],
    [false, 'false'],
    [new Date(Date.UTC(2024, 1, 29)), '2024-02-29T00:00:00.000Z'],
    [new Uint8Array([0, 171]), String.raw`\x00ab`],
    [[], '{}'],
    [[1, null, 3], '{"1",NULL,"3"}'],
    [[['a'], ['b,"\\']], String.raw`{{"a"},{"b,\"\\"}}`],
    [[true], '{"true"}'],
  ])('of %s is %s', (value, text) => {
    expect(parameterText(value)).toBe(text);
  });

  test.each([[undefined], [{}], [Symbol('x')], [() => 1]])('of %s is refused', (value) => {
    expect(() => parameterText(value)).toThrow('cannot be bound');
  });
});
