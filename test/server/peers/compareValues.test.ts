import { describe, expect, it } from 'vitest';
import { betweenVariance } from '#server/peers/betweenVariance.ts';
import { compareValues } from '#server/peers/compareValues.ts';

const same = (value: number, count: number): number[] => Array.from({ length: count }, () => value);

describe('the variance between groups', () => {
  it('is what the values scatter by beyond their common standard error', () => {
    // Equal errors have a closed form: variance of the values, 10, less that of chance, 2² = 4.
    const { mean, variance } = betweenVariance([60, 62, 64, 66, 68], same(2, 5))!;
    expect(mean).toBeCloseTo(64, 9);
    expect(variance).toBeCloseTo(6, 6);
  });

  it('is nil where the values scatter less than chance makes them', () => {
    expect(betweenVariance([63, 64, 65], same(5, 3))?.variance).toBe(0);
  });

  it('cannot be told from one group', () => {
    expect(betweenVariance([63], [1])).toBeUndefined();
  });
});

describe('values compared', () => {
  const values = Float64Array.from([50, 52, 48, 51, 49, 50, 52, 48, 70, Number.NaN]);
  const errors = new Float64Array(10).fill(2);

  it('name the group far above the others, and none below', () => {
    expect([...compareValues(values, errors, 5).named]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect([...compareValues(values, errors, -5).named]).toEqual(same(0, 10));
  });

  it('are drawn towards the average of all, more so where they are less certain', () => {
    const uncertain = Float64Array.from(errors).fill(20, 8, 9);
    const [sure, unsure] = [compareValues(values, errors, 5), compareValues(values, uncertain, 5)];
    expect(sure.posteriorMean[8]).toBeLessThan(70);
    expect(unsure.posteriorMean[8]).toBeLessThan(sure.posteriorMean[8]);
    expect([...unsure.named]).toEqual(same(0, 10));
  });

  it('leave a group without a value alone', () => {
    const { posteriorMean, named } = compareValues(values, errors, 5);
    expect(posteriorMean[9]).toBeNaN();
    expect(named[9]).toBe(0);
  });
});
