import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DownloadButton } from '#web/ui/DownloadButton.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { NoteSaved, type SavedFile } from '#web/ui/useSaveFile.ts';
import { renderApp } from '../renderApp.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const columns = [textColumn<string>({ id: 'name', name: 'Name', width: 90, text: (row) => row })];

describe('a table as a file', () => {
  it('is offered when it has rows, and not when there is nothing to save', () => {
    const { rerender } = render(<DownloadButton name="people" columns={columns} rows={['Ada']} />);
    screen.getByRole('button', { name: 'Download CSV' });
    rerender(<DownloadButton name="people" columns={columns} rows={[]} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is saved once it is noted, and not when it cannot be noted', async () => {
    const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    const noted: SavedFile[] = [];
    const note = (file: SavedFile): Promise<void> => {
      expect(saved).not.toHaveBeenCalled();
      if (noted.push(file) > 1) return Promise.reject(new Error('You are not signed in. Sign in and try again.'));
      return Promise.resolve();
    };
    render(
      <NoteSaved value={note}>
        <DownloadButton name="people" columns={columns} rows={['Ada']} />
      </NoteSaved>,
    );
    const button = screen.getByRole('button', { name: 'Download CSV' });
    await userEvent.click(button);
    expect(noted).toEqual([{ what: 'people.csv', rows: 1 }]);
    expect(saved).toHaveBeenCalledTimes(1);
    saved.mockClear();
    await userEvent.click(button);
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The file was not saved: You are not signed in. Sign in and try again.',
    );
    expect(saved).not.toHaveBeenCalled();
  });

  it('is noted with the server from every page', async () => {
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    const { user, asked } = renderApp('/turnover', { 'POST /api/exports': { ok: true } });
    await user.click((await screen.findAllByRole('button', { name: 'Download CSV' }))[0]);
    expect(asked).toContain('POST /api/exports');
  });
});
