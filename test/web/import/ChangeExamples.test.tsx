import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ChangeExamples } from '#web/import/ChangeExamples.tsx';

afterEach(cleanup);

const change = (what: string, before: string | undefined, after: string) => ({
  file: 'people.csv',
  line: 2,
  what,
  before,
  after,
});

test('a date whose day and month change places is told from one that moved, and from what is no date', () => {
  render(
    <ChangeExamples
      examples={[
        change('hire date', '2020-03-04', '2020-04-03'),
        change('exit date', '2021-05-05', '2021-06-05'),
        change('role', 'Rep', 'Lead'),
        change('exit date', undefined, '2021-06-06'),
      ]}
    />,
  );
  const afters = screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.lastElementChild?.textContent);
  expect(afters).toEqual(['2020-04-03 day and month change places', '2021-06-05 another day', 'Lead', '2021-06-06']);
  expect(screen.getByRole('alert').textContent).toContain('1 change here only swaps day and month');
});

test('without swapped dates nothing is warned of', () => {
  render(<ChangeExamples examples={[change('hire date', '2020-03-03', '2021-03-03')]} />);
  expect(screen.queryByRole('alert')).toBeNull();
});
