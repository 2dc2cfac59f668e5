import { describe, expect, it } from 'vitest';
import { trendSentence } from '#web/scorecard/trendSentence.ts';
import { usualRange } from '#web/scorecard/usualRange.ts';

const quarter = (rate: number, index: number) => ({ quarter: `2024 Q${index + 1}`, exits: 1, personYears: 10, rate });

describe('the range a series moves in by itself', () => {
  it('is mean ± 2.66 × mean moving range: 10, 12 four times over has mean 11 and moving range 2', () => {
    const range = usualRange([10, 12, 10, 12, 10, 12, 10, 12]);
    expect(range?.centre).toBeCloseTo(11, 12);
    expect(range?.lower).toBeCloseTo(11 - 5.32, 12);
    expect(range?.upper).toBeCloseTo(11 + 5.32, 12);
  });

  it('does not reach below 0, where no rate can be', () => {
    expect(usualRange([0, 4, 0, 4, 0, 4, 0, 4])?.lower).toBe(0);
  });

  it('cannot be told from fewer than 8 points', () => {
    expect(usualRange([1, 2, 3, 4, 5, 6, 7])).toBeUndefined();
  });
});

describe('the trend in a sentence', () => {
  it('calls a quarter beyond the range above it', () => {
    expect(trendSentence([...[10, 12, 10, 12, 10, 12, 10].map(quarter), quarter(30, 7)]).title).toBe(
      'Turnover in the last quarter is above its usual range',
    );
  });

  it('makes no trend of three quarters', () => {
    expect(trendSentence([10, 20, 30].map(quarter)).title).toBe('Turnover by quarter, too few to call a trend');
  });

  it('tells a quarter that is not over as so far, and judges the last whole one', () => {
    const series = [...[10, 12, 10, 12, 10, 12, 10, 12].map(quarter), { ...quarter(40, 8), quarter: '2026 Q1' }];
    const { title, summary } = trendSentence(series, '2026-02-10');
    expect(title).toBe('Turnover in the last whole quarter is within its usual range');
    expect(summary).toContain('40.0 in 2026 Q1 so far, which is not over');
    expect(trendSentence(series, '2026-03-31').title).toBe('Turnover in the last quarter is above its usual range');
  });
});
