import { describe, expect, it } from 'vitest';
import { outcomeOf } from '#server/burnout/compute.ts';
import { evidenceOf, type Measured, type Says } from '#server/burnout/signals/measured.ts';
import { type Pattern, patterns } from '#shared/metrics/patterns.ts';
import { type SignalId, signals } from '#shared/metrics/signals.ts';

const pattern: Pattern = patterns.find(({ id }) => id === 'burn and churn')!;

/** What the signals say of the one manager, and for how many half-years those that hold have held. */
function outcome(says: Partial<Record<SignalId, Says>>, periods = 2, of = pattern): string {
  const measured = new Map(
    Object.entries(says).map(([name, own]): [SignalId, Measured] => {
      const id = name as SignalId;
      const evidence = () => evidenceOf(id, own, 'As planned.');
      return [id, { id, missing: undefined, says: () => own, periods: () => periods, evidence }];
    }),
  );
  return outcomeOf(of, measured, 0);
}

describe('a pattern', () => {
  it('is found when a signal of each list holds, from two sources, and lasted', () => {
    expect(outcome({ 'excess voluntary exits': 'for', exhaustion: 'for' })).toBe('found');
  });

  it('is not found on one signal', () => {
    expect(outcome({ 'excess voluntary exits': 'for', exhaustion: 'against', 'low morale': 'against' })).toBe(
      'not found',
    );
  });

  it('is not found before it has lasted two half-years', () => {
    expect(outcome({ 'excess voluntary exits': 'for', exhaustion: 'for' }, 1)).toBe('not found');
  });

  it('is not found on two signals of one source', () => {
    const both = { ...pattern, needs: [['exhaustion'], ['low morale']] } satisfies Pattern;
    expect(outcome({ exhaustion: 'for', 'low morale': 'for' }, 2, both)).toBe('not found');
  });

  it('cannot be told while a signal that could hold is withheld', () => {
    expect(outcome({ 'excess voluntary exits': 'for', exhaustion: 'cannot tell', 'low morale': 'against' })).toBe(
      'cannot tell',
    );
  });
});

describe('every pattern', () => {
  it.each(patterns.map((own) => [own.name, own] as const))(
    '%s needs signals of two sources and two periods',
    (_, own) => {
      expect(own.persistence).toBeGreaterThanOrEqual(2);
      expect(own.windowMonths).toBeGreaterThanOrEqual(6 * own.persistence);
      expect(own.needs.length).toBeGreaterThanOrEqual(2);
      const [first, ...others] = own.needs.map((list) => new Set(list.map((id) => signals[id].source)));
      expect(others.some((sources) => [...sources].some((source) => !first.has(source)))).toBe(true);
    },
  );
});
