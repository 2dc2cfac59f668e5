import { expect, it } from 'vitest';
import { compareCounts } from '#server/peers/compareCounts.ts';
import { STRONG_EVIDENCE, WATCH } from '#server/peers/verdictCodes.ts';

it('names no huge group for a ratio that is surely above 1 and hardly so', () => {
  // 10,700 where 10,000 were expected: seven standard errors above 1, and 7 % more.
  const observed = Int32Array.of(10_700, 4, 2, 9, 1, 12, 3, 0);
  const expected = Float64Array.of(10_000, 6, 4, 4, 4, 5, 4, 4);
  const { verdict, probabilityAbove1 } = compareCounts(observed, expected);
  expect(probabilityAbove1[0]).toBeGreaterThan(0.99);
  expect([STRONG_EVIDENCE, WATCH]).not.toContain(verdict[0]);
});
