import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DownloadButton } from '#web/ui/DownloadButton.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';

const columns = [textColumn<string>({ id: 'name', name: 'Name', width: 90, text: (row) => row })];

test('a table is offered as a file when it has rows, and not when there is nothing to save', () => {
  const { rerender } = render(<DownloadButton name="people" columns={columns} rows={['Ada']} />);
  screen.getByRole('button', { name: 'Download CSV' });
  rerender(<DownloadButton name="people" columns={columns} rows={[]} />);
  expect(screen.queryByRole('button')).toBeNull();
});
