import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ImportHistory } from '#shared/contract/import.ts';
import { oneImport } from './fixtures.ts';
import { renderImportPage } from './renderImportPage.tsx';

afterEach(cleanup);

const [first] = oneImport.imports;
const two: ImportHistory = {
  undoNext: 4,
  imports: [{ ...first, importId: 4, files: [{ ...first.files[0], new: 2, changed: 1 }] }, first],
};

test('the latest import is undone only after it was said what that does, and confirmed', async () => {
  const { user, asked } = await renderImportPage({ history: two });
  await user.click(await screen.findByRole('button', { name: 'Undo import 4…' }));
  const question = screen.getByRole('region', { name: 'Undo import 4' });
  await screen.findByText(/is taken back/);
  expect(question.textContent).toContain('2 rows it added are removed, 1 row it changed is put back as before');
  expect(asked).toEqual([]);
  await user.click(within(question).getByRole('button', { name: 'Undo import 4' }));
  expect(await screen.findByText('Import 4 is undone.')).toBeTruthy();
  expect(asked).toEqual([{ path: '/api/import/undo', body: { importId: 4, agreed: [] } }]);
});

test('an older import is gone back to with those in its way, all of them told and agreed to', async () => {
  const { user, asked } = await renderImportPage({
    history: two,
    undoPlan: (importId) => ({ importId, inTheWay: [4], idle: [5, 6] }),
    undo: (importId) => ({ importId, removed: 2, restored: 1, also: [4, 5, 6] }),
  });
  await user.selectOptions(await screen.findByLabelText('Go back to'), 'import 3');
  await user.click(screen.getByRole('button', { name: 'Undo import 3…' }));
  const question = screen.getByRole('region', { name: 'Undo import 3' });
  expect((await within(question).findByRole('listitem')).textContent).toContain('Import 4');
  expect(question.textContent).toContain('Imports 5, 6 go with it: nothing was stored by them.');
  await user.click(within(question).getByRole('button', { name: 'Undo these imports' }));
  expect(await screen.findByText('Imports 3, 4, 5, 6 are undone.')).toBeTruthy();
  expect(asked).toEqual([{ path: '/api/import/undo', body: { importId: 3, agreed: [4] } }]);
});

test('an undo thought better of asks the server nothing', async () => {
  const { user, asked } = await renderImportPage({ history: two });
  await user.click(await screen.findByRole('button', { name: 'Undo import 4…' }));
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(screen.queryByRole('region', { name: 'Undo import 4' })).toBeNull();
  expect(asked).toEqual([]);
});

test('an import that is undone says when and by whom, and the one before it is next', async () => {
  const undone = { ...two.imports[0], undoneAt: '2019-03-02T09:30:00.000Z', undoneBy: 'hr@example.com' };
  await renderImportPage({ history: { undoNext: 3, imports: [undone, first] } });
  const table = await screen.findByRole('table', { name: 'Every import, newest first' });
  expect(table.textContent).toContain('hr@example.com');
  expect(screen.getByRole('columnheader', { name: /^Undone/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Undo import 3…' })).toBeTruthy();
});

test('an undo the server refuses says why and what to do', async () => {
  const { user } = await renderImportPage({
    history: oneImport,
    undo: () => ({ error: 'Import 3 is undone already.', todo: 'Reload the page.' }),
  });
  await user.click(await screen.findByRole('button', { name: 'Undo import 3…' }));
  await user.click(await screen.findByRole('button', { name: 'Undo import 3' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Import 3 is undone already.');
});
