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

  it('is chosen by arrow keys as radio buttons are', async () => {
    const chosen: unknown[] = [];
    render(<PeriodFilter span={{}} records={records} onChange={(span) => chosen.push(span)} />);
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'All records' }));
    await user.keyboard('{ArrowLeft}');
    expect(chosen).toEqual([{ from: '2022-07', to: '2024-06' }]);
  });

  it('takes no preset that is counted back while the records are unknown', () => {
    render(<PeriodFilter span={{}} records={undefined} onChange={() => {}} />);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Last 12 months' }).disabled).toBe(true);
  });
});
