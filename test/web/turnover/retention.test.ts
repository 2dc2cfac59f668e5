import { describe, expect, it } from 'vitest';
import { medianStay, retentionAt } from '#web/turnover/retentionAt.ts';
import { retentionSentence } from '#web/turnover/retentionSentence.ts';

const curve = {
  years: [0.5, 1.2, 3],
  survival: [0.9, 0.8, 0.5],
  lower: [0.7, null, 0.2],
  upper: [1, null, 0.8],
  atRisk: [20, 15, 4],
};

describe('retention at a time', () => {
  it('is that of the last step at or before it, and all before the first', () => {
    expect(retentionAt(curve, 1)?.survival).toBe(0.9);
    expect(retentionAt(curve, 1.2)?.survival).toBe(0.8);
    expect(retentionAt(curve, 0.1)?.survival).toBe(1);
  });

  it('is unknown beyond the last step, not the last value drawn on', () => {
    expect(retentionAt(curve, 3.1)).toBeUndefined();
  });

  it('gives the time by which half have left, and none when that never comes', () => {
    expect(medianStay(curve)).toBe(3);
    expect(medianStay({ ...curve, survival: [0.9, 0.8, 0.6] })).toBeUndefined();
  });

  it('is said with its interval where there is one', () => {
    expect(retentionSentence('Ana Abel', curve, { ...curve, survival: [0.9, 0.8, 0.6] }).summary).toBe(
      'One year after hire 90% of the people under Ana Abel are still employed (95% interval 70% to 100%); in the whole company 90%. Half of them have left after 3.0 years; more than half of the whole company stay as long as the records reach.',
    );
  });
});
