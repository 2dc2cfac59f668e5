import { describe, expect, test } from 'vitest';
import { atRiskAt, stepAt, stepBand, stepLine, whileFollowed } from '#web/charts/stepCurve.ts';

const curve = { times: [1, 3], survival: [0.8, 0.4], lower: [0.6, 0.2], upper: [0.9, 0.6], atRisk: [10, 4] };
const x = (time: number): number => time * 10;
const y = (share: number): number => 100 - share * 100;

describe('a survival curve', () => {
  test('starts at everybody, stays level between times and falls at each', () => {
    expect(stepLine(curve, x, y)).toBe('M0.0 0.0H10.0V20.0H30.0V60.0');
  });

  test('has its band between the limits from one time to the next', () => {
    expect(stepBand(curve, x, y)).toBe('M10.0 10.0H30.0V40.0H10.0Z');
  });

  test('ends where fewer people than that are followed', () => {
    expect(whileFollowed(curve, 5)).toEqual({ times: [1], survival: [0.8], lower: [0.6], upper: [0.9], atRisk: [10] });
    expect(whileFollowed(curve, 11).times).toEqual([]);
  });

  test('has no band where no interval can be given', () => {
    expect(stepBand({ ...curve, lower: [null, null] }, x, y)).toBe('');
  });

  test('holds a value from its time on, and none before the first', () => {
    expect([0.5, 1, 2.9, 3, 9].map((moment) => stepAt(curve.times, moment))).toEqual([undefined, 0, 0, 1, 1]);
  });

  test('counts those at risk just before the next time, and says nothing beyond the last', () => {
    expect([0, 1, 2, 3, 4].map((moment) => atRiskAt(curve, moment))).toEqual([10, 10, 4, 4, undefined]);
  });
});
