import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { roster, unknownFile } from './fixtures.ts';
import { previewButton, renderImportPage } from './renderImportPage.tsx';

afterEach(cleanup);

const refusal = { error: 'This file is not utf-8.', todo: 'Choose another encoding.' };

test('a file that cannot be read in the way asked for says why, stands as before, and can be read in another way', async () => {
  const answers = [refusal, roster({ encoding: 'windows-1251' })];
  const { choose, user, asked } = await renderImportPage({ recognise: () => answers.shift()! });
  await choose('people.csv');
  const card = await screen.findByRole('region', { name: 'people.csv' });
  const encoding = await within(card).findByLabelText('Encoding');
  await user.selectOptions(encoding, 'utf-16le');
  const alert = await within(card).findByRole('alert');
  expect(alert.textContent).toContain('This file is not utf-8.');
  expect(card.textContent).toContain('311 rows · 5 columns');
  expect(previewButton().disabled).toBe(false);
  expect(document.activeElement).toBe(encoding);
  await user.selectOptions(encoding, 'windows-1251');
  await waitFor(() => expect(card.textContent).toContain('separated by commas · windows-1251'));
  expect(within(card).queryByRole('alert')).toBeNull();
  expect(asked.map(({ path }) => path).slice(-2)).toEqual(['/api/import/recognise', '/api/import/recognise']);
});

test('a file stays what the person said it holds when it is read in another way', async () => {
  const { choose, user, asked } = await renderImportPage({ upload: unknownFile });
  await choose('people.csv');
  await user.selectOptions(await screen.findByLabelText(/What does it hold/), 'Roster: one row a person');
  await user.selectOptions(await screen.findByLabelText('Encoding'), 'utf-16le');
  await screen.findByRole('button', { name: 'Take out people.csv' });
  expect(asked.at(-1)).toMatchObject({ body: { as: 'roster', reading: { encoding: 'utf-16le' } } });
});

test('a row of the header that was refused is not asked for again by leaving the field', async () => {
  const { choose, user, asked } = await renderImportPage({ recognise: () => refusal });
  await choose('people.csv');
  await user.type(await screen.findByLabelText('Row of the header'), '9{Enter}');
  await screen.findByRole('alert');
  await user.tab();
  expect(asked.filter(({ path }) => path === '/api/import/recognise')).toHaveLength(1);
});

test('a file refused when it is uploaded is kept, and read in the way a person then says', async () => {
  const answers = [refusal, roster({ encoding: 'windows-1250' })];
  const { choose, user, asked } = await renderImportPage({
    upload: () => ({ ...refusal, file: 'f1' }),
    recognise: () => answers.shift()!,
  });
  await choose('people.csv');
  const card = await screen.findByRole('region', { name: 'people.csv' });
  expect((await within(card).findByRole('alert')).textContent).toContain('This file is not utf-8.');
  await user.selectOptions(within(card).getByLabelText('Encoding'), 'utf-16le');
  expect((await within(card).findByRole('alert')).textContent).toContain('This file is not utf-8.');
  const encoding = within(card).getByLabelText('Encoding');
  await user.selectOptions(encoding, 'windows-1250');
  await waitFor(() => expect(card.textContent).toContain('separated by commas · windows-1250'));
  expect(asked.at(-1)).toMatchObject({ body: { file: 'f1', reading: { encoding: 'windows-1250' } } });
  expect(previewButton().disabled).toBe(false);
});

test('a workbook refused for one of its sheets offers the others, and reads only the one that is chosen', async () => {
  const { choose, user, asked } = await renderImportPage({
    upload: () => ({
      error:
        'staff.xlsx: Notes: the file is empty. Its sheets are "Notes", "Staff": say which with --sheet NAME, once for each.',
      todo: 'Nothing was stored.',
      file: 'f1',
      sheets: ['Notes', 'Staff'],
    }),
    recognise: () => roster({ name: 'staff.xlsx: Staff', partKind: 'sheet', parts: ['Notes', 'Staff'] }),
  });
  await choose('staff.xlsx');
  const card = await screen.findByRole('region', { name: 'staff.xlsx' });
  const alert = await within(card).findByRole('alert');
  expect(alert.textContent).toContain('Its sheets are "Notes", "Staff".');
  expect(alert.textContent).not.toContain('--sheet');
  expect(within(card).queryByLabelText('Encoding')).toBeNull();
  await user.selectOptions(within(card).getByLabelText('Sheet'), 'Staff');
  await waitFor(() => expect(previewButton().disabled).toBe(false));
  expect(asked.filter(({ path }) => path === '/api/import/recognise')).toHaveLength(1);
  expect(asked.at(-1)).toMatchObject({ body: { file: 'f1', reading: { part: 'Staff' } } });
});

test('a sheet that cannot be read stands beside those that can, to be taken out', async () => {
  const { choose, user } = await renderImportPage({
    upload: () => {
      const found = roster({ name: 'staff.xlsx: 2024', partKind: 'sheet', parts: ['2024', 'Notes'] });
      return { ...found, mapping: { ...found.mapping, part: '2024' } };
    },
    recognise: () => ({ error: 'Notes has no header.', todo: 'Nothing was stored.' }),
  });
  await choose('staff.xlsx');
  const notes = await screen.findByRole('region', { name: 'staff.xlsx: Notes' });
  expect((await within(notes).findByRole('alert')).textContent).toContain('Notes has no header.');
  expect(previewButton().disabled).toBe(true);
  await user.click(within(notes).getByRole('button', { name: 'Take out staff.xlsx: Notes' }));
  expect(previewButton().disabled).toBe(false);
});
