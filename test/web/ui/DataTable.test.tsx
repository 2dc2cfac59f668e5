import '../browserStandIns.ts';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DataTable } from '#web/ui/DataTable.tsx';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

type Line = { name: string; exits: number | undefined };
const columns = [
  textColumn<Line>({ id: 'name', name: 'Manager', names: true, width: 100, text: ({ name }) => name }),
  numberColumn<Line>({ id: 'exits', name: 'Exits', width: 100, value: ({ exits }) => exits, show: String }),
];
const few: Line[] = [
  { name: 'Berg', exits: 3 },
  { name: 'Abel', exits: undefined },
  { name: 'Cruz', exits: 12 },
];
const show = (rows: Line[]) =>
  render(<DataTable caption="Exits by manager" columns={columns} rows={rows} rowKey={({ name }) => name} />);
const names = (): (string | null)[] => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

describe('a table', () => {
  it('has a caption, column headers and a header for every row', () => {
    show(few);
    expect(screen.getByRole('table', { name: 'Exits by manager' })).toBeDefined();
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    expect(names()).toEqual(['Berg', 'Abel', 'Cruz']);
  });

  it('sorts by keyboard, says how, and keeps rows without a value last either way', async () => {
    show(few);
    const user = userEvent.setup();
    const header = screen.getByRole('columnheader', { name: /Exits/ });
    const button = within(header).getByRole('button');
    expect(header.getAttribute('aria-sort')).toBe('none');
    button.focus();
    await user.keyboard('{Enter}');
    expect(header.getAttribute('aria-sort')).toBe('descending');
    expect(names()).toEqual(['Cruz', 'Berg', 'Abel']);
    await user.keyboard(' ');
    expect(header.getAttribute('aria-sort')).toBe('ascending');
    expect(names()).toEqual(['Berg', 'Cruz', 'Abel']);
  });

  it('can be reached by keyboard to scroll', () => {
    show(few);
    expect(screen.getByRole('region', { name: 'Exits by manager' }).tabIndex).toBe(0);
  });

  it('says so when there is nothing in it', () => {
    show([]);
    expect(screen.getByText('Nothing to show.')).toBeDefined();
  });

  it('draws only the rows in view of 10,000, and tells how many there are', async () => {
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
    show(Array.from({ length: 10_000 }, (_, index) => ({ name: `m${index}`, exits: index })));
    await screen.findByText('m0');
    expect(screen.getAllByRole('rowheader').length).toBeLessThan(80);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('10001');
  });
});
