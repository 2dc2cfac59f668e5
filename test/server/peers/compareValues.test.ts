import { describe, expect, it } from 'vitest';
import { compareValues } from '#server/peers/compareValues.ts';

const same = (value: number, count: number): number[] => Array.from({ length: count }, () => value);

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
