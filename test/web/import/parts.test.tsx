import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { RecognisedFile } from '#shared/contract/import.ts';
import { roster, unknownFile } from './fixtures.ts';
import { previewButton, renderImportPage } from './renderImportPage.tsx';

afterEach(cleanup);

const part = (name: string, kind: 'sheet' | 'stream', found: RecognisedFile = roster()): RecognisedFile => ({
  ...found,
  name: `staff: ${name}`,
  mapping: { ...found.mapping, part: name },
  parts: ['one', 'two'],
  partKind: kind,
});

describe('a dropped file of several tables', () => {
  test('has a card for each sheet, and what is taken out is not imported', async () => {
    const { choose, user, asked } = await renderImportPage({
      upload: () => part('one', 'sheet'),
      recognise: () => part('two', 'sheet'),
    });
    await choose('staff');
    const second = await screen.findByRole('region', { name: 'staff: two' });
    expect(asked.at(-1)).toMatchObject({ path: '/api/import/recognise', body: { reading: { part: 'two' } } });
    await user.click(within(second).getByRole('button', { name: 'Take out staff: two' }));
    expect(screen.getByRole('region', { name: 'staff: one' })).toBeTruthy();
    await user.click(previewButton());
    await waitFor(() => expect(asked.at(-1)!.path).toBe('/api/import/preview'));
    expect(asked.at(-1)!.body).toMatchObject({ files: [{ mapping: { part: 'one' } }] });
  });

  test('leaves out the streams nobody recognises, and says how many', async () => {
    const { choose } = await renderImportPage({
      upload: () => part('one', 'stream'),
      recognise: () => part('two', 'stream', unknownFile()),
    });
    await choose('staff');
    await screen.findByText('The file has 2 streams, each a table of its own; 1 not recognised, left out.');
    expect(screen.queryByRole('region', { name: 'staff: two' })).toBeNull();
  });
});

describe('how a file is read', () => {
  test('is said in its card: the encoding and the row of the header go to the server', async () => {
    const { choose, user, asked } = await renderImportPage();
    await choose('people.csv');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Encoding', hidden: true }), 'windows-1250');
    await waitFor(() => expect(asked.at(-1)!.body).toMatchObject({ reading: { encoding: 'windows-1250' } }));
    await user.type(await screen.findByRole('textbox', { name: 'Row of the header', hidden: true }), '3{Enter}');
    await waitFor(() => expect(asked.at(-1)!.body).toMatchObject({ reading: { headerRow: 3 } }));
  });
});
