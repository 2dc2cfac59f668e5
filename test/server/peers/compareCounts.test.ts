import { describe, expect, it } from 'vitest';
import { compareCounts } from '#server/peers/compareCounts.ts';
import { AS_EXPECTED, BETTER, CANNOT_TELL, STRONG_EVIDENCE, WATCH } from '#server/peers/verdictCodes.ts';

/** Verdict on one group among 40 others, a quarter of which lose twice their share and a quarter half of it. */
function verdictOn(observed: number, expected: number): number {
  const others = Array.from({ length: 40 }, (_, i) => [20, 40, 20, 10][i % 4]);
  const counts = Int32Array.from([observed, ...others]);
  return compareCounts(counts, Float64Array.from([expected, ...others.map(() => 20)])).verdict[0];
}

describe('the verdict', () => {
  it('is worse on strong evidence when three times as many left as expected, of enough', () => {
    expect(verdictOn(30, 10)).toBe(STRONG_EVIDENCE);
  });

  it('is better when a fifth as many left as expected, of enough', () => {
    expect(verdictOn(4, 20)).toBe(BETTER);
  });

  it('is as expected when what was expected came, and half as many again would have shown', () => {
    expect(verdictOn(20, 20)).toBe(AS_EXPECTED);
  });

  it('cannot tell of a small team that was unlucky, nor of one that was lucky', () => {
    expect(verdictOn(2, 0.7)).toBe(CANNOT_TELL);
    expect(verdictOn(0, 2)).toBe(CANNOT_TELL);
  });

  it('never names anybody on two events, however few were expected', () => {
    expect(verdictOn(2, 0.01)).toBe(CANNOT_TELL);
  });

  it('is a watch where the ratio is likely over 1.1 without being sure to be over 1', () => {
    const verdicts = [5, 6, 7, 8, 9, 10].map((observed) => verdictOn(observed, 3.5));
    expect(verdicts).toContain(WATCH);
    expect([...verdicts].sort((a, b) => a - b)).toEqual(verdicts);
  });

  it('cannot tell of a group that nothing was expected of', () => {
    expect(verdictOn(0, 0)).toBe(CANNOT_TELL);
  });
});

describe('where counts scatter no more than chance makes them', () => {
  const alike = compareCounts(new Int32Array(10).fill(20), new Float64Array(10).fill(20));

  it('every posterior is the pooled ratio itself, and nobody is better or worse', () => {
    expect(alike.prior?.shape).toBe(Number.POSITIVE_INFINITY);
    expect([...alike.posteriorMean]).toEqual(Array.from({ length: 10 }, () => 1));
    expect([...alike.verdict]).toEqual(Array.from({ length: 10 }, () => AS_EXPECTED));
  });
});

it('the order of the groups changes nothing', () => {
  const observed = [3, 12, 7, 1, 25, 9];
  const expected = [5, 5, 7, 4, 11, 9];
  const straight = compareCounts(Int32Array.from(observed), Float64Array.from(expected));
  const turned = compareCounts(Int32Array.from(observed.toReversed()), Float64Array.from(expected.toReversed()));
  expect([...turned.verdict].toReversed()).toEqual([...straight.verdict]);
  turned.posteriorMean.toReversed().forEach((mean, g) => expect(mean).toBeCloseTo(straight.posteriorMean[g], 8));
});

it('one group alone cannot be compared', () => {
  const alone = compareCounts(Int32Array.of(9), Float64Array.of(9));
  expect(alone.prior).toBeUndefined();
  expect(alone.posteriorMean[0]).toBeNaN();
  expect(alone.verdict[0]).toBe(CANNOT_TELL);
});
