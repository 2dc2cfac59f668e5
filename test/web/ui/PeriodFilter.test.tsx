import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { PeriodFilter, presetOf, spanOf } from '#web/ui/PeriodFilter.tsx';

afterEach(cleanup);

const records = { from: '2018-02-01', to: '2024-06-30' };

describe('the period', () => {
  it('counts the last 12 and 24 months back from the end of the records, that month included', () => {
    expect(spanOf('12', records)).toEqual({ from: '2023-07', to: '2024-06' });
    expect(spanOf('24', records)).toEqual({ from: '2022-07', to: '2024-06' });
    expect(spanOf('all', records)).toEqual({ from: undefined, to: undefined });
  });

  it('knows a preset again by its months, and none in other months', () => {
    expect(presetOf({ from: '2023-07', to: '2024-06' }, records)).toBe('12');
    expect(presetOf({}, records)).toBe('all');
    expect(presetOf({ from: '2023-06', to: '2024-06' }, records)).toBeUndefined();
  });

  it('is a group of radio buttons that tells the months of the one chosen', async () => {
    const chosen: unknown[] = [];
    render(<PeriodFilter span={{}} records={records} onChange={(span) => chosen.push(span)} />);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'All records' }).checked).toBe(true);
    await userEvent.setup().click(screen.getByRole('radio', { name: 'Last 24 months' }));
    expect(chosen).toEqual([{ from: '2022-07', to: '2024-06' }]);
  });

  it('takes no preset that is counted back while the records are unknown', () => {
    render(<PeriodFilter span={{}} records={undefined} onChange={() => {}} />);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Last 12 months' }).disabled).toBe(true);
  });
});
