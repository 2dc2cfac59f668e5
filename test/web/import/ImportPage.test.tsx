import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { applied, doubtfulRoster, oneImport, roster, rosterReceipt, unchanged, unknownFile } from './fixtures.ts';
import { previewButton, renderImportPage } from './renderImportPage.tsx';

afterEach(cleanup);

const heading = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole('heading', { name });
const said = (): string =>
  screen
    .getAllByRole('status')
    .map((status) => status.textContent)
    .join(' ');

const toPreview = async (answers: Parameters<typeof renderImportPage>[0] = {}) => {
  const page = await renderImportPage(answers);
  await page.choose('people.csv');
  await waitFor(() => expect(previewButton().disabled).toBe(false));
  await page.user.click(previewButton());
  return page;
};

const toImport = async (answers: Parameters<typeof renderImportPage>[0] = {}) => {
  const page = await toPreview(answers);
  await page.user.click(await screen.findByRole('button', { name: 'Import' }));
  return page;
};

describe('a dropped file', () => {
  test('shows its kind and why, its size, rows, delimiter and encoding', async () => {
    const { choose } = await renderImportPage();
    await choose('people.csv');
    const card = await screen.findByRole('region', { name: 'people.csv' });
    expect(await within(card).findByRole('combobox', { name: 'Read as' })).toHaveProperty('value', 'roster');
    expect(card.textContent).toContain('employee_id, name, hire_date: Roster (one row a person)');
    expect(card.textContent).toContain('311 rows · 5 columns · 48 kB · separated by commas · utf-8');
  });

  test('shows for each column samples, type, the field it fills, and the evidence for how it is written', async () => {
    const { choose } = await renderImportPage();
    await choose('people.csv');
    const row = (await screen.findByRole('rowheader', { name: /^Hired/ })).closest('tr')!;
    expect(row.textContent).toContain('date · 7/5/2011 · 3/30/2015');
    expect(row.textContent).toContain('3/30/2015 on line 3 can only be month first');
    expect(within(row).getByRole('combobox', { name: 'Column Hired is read as' })).toHaveProperty('value', 'hire_date');
    expect(within(row).getByRole('combobox', { name: 'Dates of Hired are written' })).toHaveProperty(
      'value',
      'month first',
    );
  });

  test('shows dimension, scale and direction of a column of survey answers', async () => {
    const { choose } = await renderImportPage();
    await choose('people.csv');
    expect(await screen.findByRole('textbox', { name: 'Dimension of Engagement' })).toHaveProperty(
      'value',
      'engagement',
    );
    expect(screen.getByRole('combobox', { name: 'Scale of Engagement' })).toHaveProperty('value', '1 to 5');
    expect(screen.getByRole('checkbox', { name: 'agreeing is the bad answer' })).toHaveProperty('checked', false);
  });

  test('that was not recognised asks what it holds, and cannot be previewed before that is said', async () => {
    const recognise = vi.fn<(as: string) => ReturnType<typeof roster>>(() => roster());
    const { choose, user } = await renderImportPage({ upload: unknownFile, recognise });
    await choose('people.csv');
    const kind = await screen.findByRole('combobox', { name: 'This file was not recognised. What does it hold?' });
    expect(screen.getByText(/nearest is roster, but no column holds employee_id/)).toBeTruthy();
    expect(previewButton().disabled).toBe(true);
    await user.selectOptions(kind, 'Roster: one row a person');
    await waitFor(() => expect(previewButton().disabled).toBe(false));
    expect(recognise).toHaveBeenCalledExactlyOnceWith('roster');
  });

  test('that the server refuses says why and what to do, and can be taken out', async () => {
    const refusal = { error: 'The file has no header.', todo: 'Add a first line with the names of the columns.' };
    const { choose, user } = await renderImportPage({ upload: () => refusal });
    await choose('people.csv');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The file has no header.');
    expect(alert.textContent).toContain('Add a first line');
    await user.click(screen.getByRole('button', { name: 'Take out people.csv' }));
    expect(screen.queryByRole('region', { name: 'people.csv' })).toBeNull();
  });

  test('whose upload is cancelled disappears, and the page says that nothing of it is kept', async () => {
    const { choose, user } = await renderImportPage({ upload: () => 'never' });
    await choose('people.csv');
    expect(await screen.findByText('Uploading 30%')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel people.csv' }));
    expect(screen.queryByRole('region', { name: 'people.csv' })).toBeNull();
    expect(said()).toContain('was cancelled; nothing of it is kept');
  });

  test('replaces an earlier one of the same name', async () => {
    const { choose } = await renderImportPage();
    await choose('people.csv');
    await choose('people.csv');
    expect(screen.getAllByRole('region', { name: 'people.csv' })).toHaveLength(1);
  });
});

describe('a question', () => {
  test('must be answered before anything can be previewed, and its answer goes to the server', async () => {
    const { choose, user, asked } = await renderImportPage({ upload: doubtfulRoster });
    await choose('people.csv');
    expect(await screen.findByText('1 question to answer before going on')).toBeTruthy();
    expect(previewButton().disabled).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'Day first' }));
    expect(screen.queryByText('1 question to answer before going on')).toBeNull();
    await user.click(previewButton());
    await heading(/Would store/);
    const request = asked.find(({ path }) => path === '/api/import/preview');
    expect(request?.body).toMatchObject({
      confirmExits: false,
      files: [
        {
          file: 'a'.repeat(32),
          name: 'people.csv',
          mapping: { columns: expect.arrayContaining([{ column: 'Hired', field: 'hire_date', order: 'day first' }]) },
        },
      ],
    });
  });

  test('about a column is also answered by not reading the column', async () => {
    const { choose, user } = await renderImportPage({ upload: doubtfulRoster });
    await choose('people.csv');
    await user.click(await screen.findByRole('button', { name: 'Do not read this column' }));
    expect(previewButton().disabled).toBe(false);
    expect(screen.getByRole('combobox', { name: 'Column Hired is read as' })).toHaveProperty('value', '');
  });
});

describe('the preview', () => {
  test('says first what would be stored, and that nothing is stored yet', async () => {
    await toPreview();
    await heading('Would store 310 new rows, reject 1');
    expect(screen.getByText('Nothing is stored yet.')).toBeTruthy();
    expect(said()).toContain('310 new rows, reject 1');
  });

  test('names the line, column, value and reason of a rejected row', async () => {
    await toPreview();
    const rejected = await screen.findByRole('region', { name: 'Rejected rows' });
    const row = within(rejected).getByRole('rowheader', { name: 'people.csv, line 17' }).closest('tr')!;
    expect([...row.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      'Hired',
      '31/31/2011',
      'is not a day of the calendar',
    ]);
  });

  test('shows examples before and after, exits, placeholders, and what is worth knowing', async () => {
    await toPreview();
    const examples = await screen.findByRole('region', { name: 'Examples of what changes' });
    expect(examples.textContent).toContain('Amy Dunn');
    expect(examples.textContent).toContain('Michael Albert');
    expect(screen.getByText('Exits').parentElement?.textContent).toBe('Exits104');
    expect(screen.getByText(/5 people are named in the files/)).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Worth knowing' }).textContent).toContain('share one name');
  });

  test('offers nothing to import when all is here already', async () => {
    await toPreview({ preview: () => unchanged });
    await heading('Nothing new: all of this is already here');
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  });

  test('that is held can only be imported after an express confirmation, which goes to the server', async () => {
    const held = 'This roster would end 40 of 100 employments.';
    const { user, asked } = await toPreview({ preview: () => rosterReceipt({ held }) });
    expect((await screen.findByRole('alert')).textContent).toContain(held);
    const button = screen.getByRole('button', { name: 'Import' });
    expect(button).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('checkbox', { name: 'I have checked this, and it is right' }));
    await user.click(button);
    await heading('Stored 310 new rows, rejected 1');
    expect(asked.at(-1)).toMatchObject({ path: '/api/import/apply', body: { confirmExits: true } });
  });

  test('asks whether a name with two manager ids is one person, works the answer out anew, and imports it', async () => {
    const name = { file: 'people.csv', name: 'Kim Lee', managerIds: ['41', '52'] };
    const receipts = [false, true].map((separate) => rosterReceipt({ sharedNames: [{ ...name, separate }] }));
    const { user, asked } = await toPreview({ preview: () => receipts.shift() ?? rosterReceipt() });
    const label = 'Kim Lee has the manager ids 41, 52 in people.csv. Who is that?';
    const question = await screen.findByRole('group', { name: label });
    expect(within(question).getByRole('radio', { name: 'One person' })).toHaveProperty('checked', true);
    await user.click(within(question).getByRole('radio', { name: 'Two people' }));
    const answered = { files: [{ mapping: { separateManagers: ['41', '52'] } }] };
    expect(asked.at(-1)).toMatchObject({ path: '/api/import/preview', body: answered });
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Two people' })).toHaveProperty('checked', true));
    await user.click(screen.getByRole('button', { name: 'Import' }));
    await heading('Stored 310 new rows, rejected 1');
    expect(asked.at(-1)).toMatchObject({ path: '/api/import/apply', body: answered });
  });

  test('of which no row can be read is told as such, and cannot be imported', async () => {
    const refused = 'no row could be read: people.csv has no row below its header.';
    await toPreview({ preview: () => rosterReceipt({ refused, changes: 0, files: [] }) });
    await heading('No row could be read');
    expect(screen.getByRole('alert').textContent).toContain(refused);
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  });

  test('asks which of the people who share a name is meant, works the answer out anew, and imports it', async () => {
    const candidates = [
      { id: '1', name: 'Kim Lee', role: 'Head', department: 'Sales' },
      { id: '2', name: 'Kim Lee', leftOn: '2019-04-01' },
    ];
    const name = { file: 'people.csv', name: 'Kim Lee', candidates };
    const receipts = [undefined, '1'].map((chosen) => rosterReceipt({ ambiguousManagers: [{ ...name, chosen }] }));
    const { user, asked } = await toPreview({ preview: () => receipts.shift() ?? rosterReceipt() });
    const question = await screen.findByRole('group', { name: 'Kim Lee manages people in people.csv. Who is that?' });
    const unknown = within(question).getByRole('radio', { name: /^Not known/ });
    expect(unknown).toHaveProperty('checked', false);
    const button = screen.getByRole('button', { name: 'Import' });
    expect(button).toHaveProperty('disabled', true);
    await user.click(unknown);
    expect(unknown).toHaveProperty('checked', true);
    expect(button).toHaveProperty('disabled', false);
    expect(within(question).getByRole('radio', { name: 'Kim Lee (2), left on 2019-04-01' })).toBeTruthy();
    await user.click(within(question).getByRole('radio', { name: 'Kim Lee (1), Head, Sales' }));
    const answered = { files: [{ mapping: { namedManagers: { 'Kim Lee': '1' } } }] };
    expect(asked.at(-1)).toMatchObject({ path: '/api/import/preview', body: answered });
    await user.click(screen.getByRole('button', { name: 'Import' }));
    await heading('Stored 310 new rows, rejected 1');
    expect(asked.at(-1)).toMatchObject({ path: '/api/import/apply', body: answered });
  });

  test('that fails leads back to the files with what happened and what to do', async () => {
    await toPreview({ preview: () => ({ error: 'This upload is no longer here.', todo: 'Drop the file again.' }) });
    expect((await screen.findByRole('alert')).textContent).toContain('Drop the file again.');
    expect(screen.getByRole('region', { name: 'people.csv' })).toBeTruthy();
  });

  test('leads back to the files as they were', async () => {
    const { user } = await toPreview();
    await user.click(await screen.findByRole('button', { name: 'Back to the files' }));
    expect(screen.getByRole('region', { name: 'people.csv' })).toBeTruthy();
    expect(previewButton().disabled).toBe(false);
  });
});

describe('an import', () => {
  test('ends in a receipt with a way to the overview', async () => {
    const { user } = await toImport();
    await heading('Stored 310 new rows, rejected 1');
    expect(screen.getByText(/Import 7/)).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'See the overview' }));
    await heading('Overview');
  });

  test('that fails says that nothing was stored and what to do', async () => {
    await toImport({ apply: () => [{ error: 'The disk is full.', todo: 'Make room, then import again.' }] });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('nothing was stored');
    expect(alert.textContent).toContain('Make room, then import again.');
  });

  test('that the server holds after all comes back to be confirmed', async () => {
    await toImport({
      apply: (confirmExits) => [{ receipt: confirmExits ? applied : rosterReceipt({ held: '40 would leave.' }) }],
    });
    expect((await screen.findByRole('alert')).textContent).toContain('40 would leave.');
  });

  test('half done asks before the page is left, and stays when told to', async () => {
    const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false);
    const { choose, router } = await renderImportPage();
    await choose('people.csv');
    await screen.findByRole('region', { name: 'people.csv' });
    void router.navigate({ to: '/' });
    await waitFor(() => expect(confirm).toHaveBeenCalledOnce());
    expect(router.state.location.pathname).toBe('/data');
    confirm.mockRestore();
  });

  test('not begun does not hold anybody', async () => {
    const { router } = await renderImportPage();
    await router.navigate({ to: '/' });
    expect(await heading('Overview')).toBeTruthy();
  });
});

describe('imports so far', () => {
  test('are listed with files, person and rows', async () => {
    await renderImportPage({ history: oneImport });
    const table = await screen.findByRole('table', { name: 'Every import, newest first' });
    expect(table.textContent).toContain('deals.csv');
    expect(table.textContent).toContain('owner@example.com');
    expect(table.textContent).toContain('8,800');
    expect(within(table).queryByRole('columnheader', { name: /^Undone/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Load the sample organisation' })).toBeNull();
  });

  test('while there are none, offer the sample organisation, and say it when it cannot be loaded', async () => {
    const { user } = await renderImportPage({
      sample: () => [{ error: 'There are people here already.', todo: 'Start a second one.' }],
    });
    await user.click(await screen.findByRole('button', { name: 'Load the sample organisation' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Start a second one.');
  });
});
