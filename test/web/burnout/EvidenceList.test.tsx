import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Evidence } from '#shared/contract/burnout.ts';
import { EvidenceList } from '#web/burnout/EvidenceList.tsx';

const exits: Evidence = {
  signal: 'excess voluntary exits',
  source: 'HR',
  says: 'for',
  sentence: '8 voluntary exits where 4.0 were expected of the same people elsewhere.',
  unit: 'exits ÷ expected',
  value: 2,
  compared: 1,
  interval: { lower: 1.1, upper: 1.9, level: 0.9 },
};

test('an interval stands with the number it is of: the one that allows for luck where there is one', () => {
  render(<EvidenceList title="Evidence for" evidence={[{ ...exits, likely: 1.44 }]} />);
  expect(
    screen.getByText(/2 exits ÷ expected · compared with 1 · allowing for luck 1.44, 90% interval 1.10 to 1.90/),
  ).toBeDefined();
});

test('without an allowance for luck it is of the value itself', () => {
  render(<EvidenceList title="Evidence for" evidence={[exits]} />);
  expect(screen.getByText(/2 exits ÷ expected · compared with 1 · 90% interval 1.10 to 1.90/)).toBeDefined();
});
