import { describe, expect, it } from 'vitest';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import { markedByChance, moraleHeadline } from '#web/morale/moraleHeadline.ts';
import { moraleResponse } from '../fixtures/rooms.ts';

/** As many managers with one score each, all alike. */
const managers = (count: number): MoraleResponse => {
  const [row] = moraleResponse.rows.filter(({ measures }) => measures.some(({ scoreInterval }) => scoreInterval));
  const measures = row.measures.filter(({ scoreInterval }) => scoreInterval).slice(0, 1);
  return {
    ...moraleResponse,
    dimensions: [measures[0].dimension],
    rows: Array.from({ length: count }, () => ({ ...row, measures })),
  };
};

describe('scores marked worse', () => {
  it('are told beside how many chance alone would mark: one in forty', () => {
    expect(markedByChance(managers(120))).toBe('Of 120 scores about 3 would be marked worse by chance alone.');
    expect(markedByChance(managers(12))).toBe('Of 12 scores fewer than one would be marked worse by chance alone.');
  });

  it('are not spoken of where every score is withheld', () => {
    const withheld = managers(3);
    const rows = withheld.rows.map((row) => ({
      ...row,
      measures: row.measures.map((measure) => ({ ...measure, scoreInterval: undefined })),
    }));
    expect(markedByChance({ ...withheld, rows })).toBe('');
    expect(moraleHeadline({ ...withheld, rows }, 'department')).toBe(
      'Nothing can be told of any department: all scores are withheld or missing',
    );
  });
});
