import { describe, expect, test } from 'vitest';
import {
  drawBeta,
  drawBinomial,
  drawChoice,
  drawExponential,
  drawGamma,
  drawNormal,
  drawPoisson,
} from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

const draws = 40_000;

function moments(draw: () => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / draws;
  return { mean, variance: squares / draws - mean * mean };
}

describe('seededRandom', () => {
  test('the same seed gives the same sequence, another seed another', () => {
    const [a, b, c] = [seededRandom(7), seededRandom(7), seededRandom(7.5)].map((r) => [r(), r(), r()]);
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
  });

  test('numbers fall evenly into twenty cells of [0, 1): chi-square under the 99.9 % point of 19 degrees, 43.8', () => {
    for (const seed of [0, 1, 2, -3, 1e9, 0.5]) {
      const random = seededRandom(seed);
      const cells = Array.from({ length: 20 }, () => 0);
      for (let i = 0; i < draws; i++) cells[Math.floor(random() * 20)]++;
      const expected = draws / 20;
      expect(cells.reduce((sum, o) => sum + (o - expected) ** 2 / expected, 0)).toBeLessThan(43.8);
    }
  });

  test('a seed that is no number is refused', () => {
    expect(() => seededRandom(Number.NaN)).toThrow(RangeError);
  });
});

describe('draws have the mean and the variance of their distribution, within five standard errors of the mean', () => {
  const random = seededRandom(20);
  const cases: [string, () => number, number, number][] = [
    ['normal', () => drawNormal(random), 0, 1],
    ['exponential of rate 4', () => drawExponential(random, 4), 1 / 4, 1 / 16],
    ['gamma of shape 0.4 and rate 2', () => drawGamma(random, 0.4, 2), 0.2, 0.1],
    ['gamma of shape 5 and rate 0.5', () => drawGamma(random, 5, 0.5), 10, 20],
    ['beta of shapes 2 and 6', () => drawBeta(random, 2, 6), 0.25, 12 / (64 * 9)],
    ['Poisson of mean 0.7', () => drawPoisson(random, 0.7), 0.7, 0.7],
    ['Poisson of mean 10', () => drawPoisson(random, 10), 10, 10],
    ['Poisson of mean 250', () => drawPoisson(random, 250), 250, 250],
    ['binomial of 12 trials at 0.3', () => drawBinomial(random, 12, 0.3), 3.6, 2.52],
  ];
  test.each(cases)('%s', (_name, draw, mean, variance) => {
    const got = moments(draw);
    expect(Math.abs(got.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / draws));
    expect(got.variance / variance).toBeGreaterThan(0.9);
    expect(got.variance / variance).toBeLessThan(1.1);
  });
});

describe('drawChoice', () => {
  test('an item of weight zero is never chosen and weights set the shares', () => {
    const random = seededRandom(3);
    const seen = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < draws; i++) seen[drawChoice(random, ['a', 'b', 'c'] as const, [1, 0, 3])]++;
    expect(seen.b).toBe(0);
    expect(seen.c / draws).toBeCloseTo(0.75, 1);
  });

  test('distributions that do not exist are refused, not searched for without end', () => {
    expect(() => drawGamma(seededRandom(1), Number.NaN, 1)).toThrow(RangeError);
    expect(() => drawPoisson(seededRandom(1), Infinity)).toThrow(RangeError);
  });

  test('nothing to choose from is refused', () => {
    expect(() => drawChoice(seededRandom(1), [])).toThrow(RangeError);
    expect(() => drawChoice(seededRandom(1), ['a'], [0])).toThrow(RangeError);
  });
});
