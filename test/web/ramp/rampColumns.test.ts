import { expect, test } from 'vitest';
import type { RampMeasure } from '#shared/contract/ramp.ts';
import { type RampLine, rampColumns } from '#web/ramp/rampColumns.tsx';
import { sortRows } from '#web/ui/sortRows.ts';

const line = (id: string, measure: Pick<RampMeasure, 'medianDays' | 'notReached'>): RampLine => ({
  manager: { id, name: id },
  measure: { by: 'first won deal', hires: 6, reached: 3, ...measure },
});

test('a team most of whose hires never got there is slower than any that has a median; one with too few hires is last', () => {
  const lines = [
    line('quick', { medianDays: 90, notReached: false }),
    line('too few', { notReached: false }),
    line('never', { notReached: true }),
    line('slow', { medianDays: 300, notReached: false }),
  ];
  const median = rampColumns('Manager').find(({ id }) => id === 'median')!;
  const sorted = sortRows(lines, median.sortBy!, 'descending');
  expect(sorted.map(({ manager }) => manager?.id)).toEqual(['never', 'slow', 'quick', 'too few']);
  expect(median.csv(lines[2])).toBe('not reached');
});
