import { describe, expect, it } from 'vitest';
import { burnoutHeadline } from '#web/burnout/burnoutHeadline.ts';
import { burnoutResponse } from '../fixtures/burnout.ts';

const none = { ...burnoutResponse, findings: [] };

describe('the burnout watch’s headline', () => {
  it('counts teams, not findings', () => {
    const [finding] = burnoutResponse.findings;
    const twice = { ...none, findings: finding ? [finding, { ...finding, pattern: 'sink or swim' }] : [] };
    expect(burnoutHeadline(twice).title).toBe('1 team shows a burnout pattern');
  });

  it('is good news only where a pattern could have been found', () => {
    expect(burnoutHeadline(none).title).toBe('No team shows a burnout pattern');
    expect(burnoutHeadline({ ...none, cannotTell: none.looked }).title).toBe(
      'Too few records to see a burnout pattern',
    );
    const blind = { ...none, patterns: none.patterns.map((pattern) => ({ ...pattern, canRun: false })) };
    expect(burnoutHeadline(blind).title).toBe('No burnout pattern can be looked for yet');
  });

  it('says for how many managers the records are too few', () => {
    expect(burnoutHeadline(none).subtitle).toContain('40 managers looked at; for 9 the records are too few to tell.');
  });
});
