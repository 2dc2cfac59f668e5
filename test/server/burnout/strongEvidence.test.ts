import { describe, expect, it } from 'vitest';
import { compute } from '#server/burnout/compute.ts';
import { evidenceOf, type Measured } from '#server/burnout/signals/measured.ts';
import type { SignalId } from '#shared/metrics/signals.ts';

const NEEDED: SignalId[] = ['excess voluntary exits', 'exhaustion', 'low morale'];

/** A team of burn and churn whose signals all hold and lasted; those in `unsure` have an interval that takes in the average. */
function levelOf(unsure: readonly SignalId[]): string | undefined {
  const measured = NEEDED.map((id): [SignalId, Measured] => {
    const interval = { lower: unsure.includes(id) ? 40 : 60, upper: 80, level: 0.9 };
    const evidence = () => evidenceOf(id, 'for', 'As planned.', { value: 70, compared: 50, interval, periods: 2 });
    return [id, { id, missing: undefined, says: () => 'for', periods: () => 2, evidence }];
  });
  const team = { manager: { id: 'm', name: 'Mo' }, teamSize: 9, at: 0, daysInPost: 400 };
  return compute([team], new Map(measured)).findings.find(({ pattern }) => pattern === 'burn and churn')?.level;
}

describe('a finding', () => {
  it('is strong evidence when three of its signals each lie beyond chance by their own interval', () => {
    expect(levelOf([])).toBe('strong evidence');
  });

  it('is to watch when one of them would be carried by the others', () => {
    expect(levelOf(['low morale'])).toBe('watch');
  });
});
