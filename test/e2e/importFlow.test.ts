import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { openBrowser } from './chromium.ts';
import { NORTH, personio, PLANT, QUOTAS, SCORES, WORKBOOK } from './flowFiles.ts';
import { choose, dropFiles, press, tabTo } from './keyboard.ts';
import { type RunningServer, startServer } from './runningServer.ts';
import { settled } from './settled.ts';
import { setUpOwner } from './setUp.ts';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Fields, buttons and their labels that stand out of the page, or whose words do not fit in; what scrolls by itself may. */
const CUT_OFF = `[...document.querySelectorAll('main :is(input, select, button, label)')].flatMap((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  for (let at = element; at; at = at.parentElement)
    if (at !== element && at.scrollWidth > at.clientWidth && getComputedStyle(at).overflowX !== 'visible') return [];
  const isOut = width > 1 && (left < 0 || right > innerWidth);
  const isClipped = element.matches('button') && element.scrollWidth > element.clientWidth + 1;
  return isOut || isClipped ? [element.outerHTML.slice(0, 200)] : [];
})`;

const cells = async (row: Locator) => (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim());

describe('files on the Data page, by the keyboard, until they are stored and taken back', { timeout: 180_000 }, () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let before: string[];
  let held: string[];
  const problems: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-flow-'));
    server = await startServer();
    browser = await openBrowser();
    context = await browser.newContext({ viewport: DESK, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' });
    await setUpOwner(server, context);
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${server.address}/data`);
  }, 400_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const headed = (name: string | RegExp) => page.getByRole('heading', { level: 2, name }).waitFor();
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  /** No fault for people who hear the page or do not use a mouse, on a desk and on a phone, where nothing scrolls sideways. */
  const sound = async () => {
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      const at = `${size.width} px`;
      expect([at, ...(await accessibilityFaults(page))]).toEqual([at]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await page.evaluate(CUT_OFF)).toEqual([]);
    }
  };
  /** Chooses a file through the field for them, from the keyboard. */
  const add = async (...files: string[]) => {
    const chooser = page.waitForEvent('filechooser');
    await press(page, page.getByLabel(/Drop files here|Add more files/), 'Enter');
    await (await chooser).setFiles(files);
  };
  const toPreview = async (headline: RegExp) => {
    await expect.poll(() => button('Show what would change').isEnabled(), { timeout: 60_000 }).toBe(true);
    await press(page, button('Show what would change'), 'Enter');
    await headed(headline);
  };
  /** Kind, rows, new, changed, unchanged, rejected. */
  const rowsOf = async (file: string) => {
    const rows = page.getByRole('table', { name: 'Rows of each file' }).getByRole('row');
    return (await cells(rows.filter({ hasText: file }))).slice(0, 6);
  };
  /** What reports say of everybody stored. */
  const numbers = async () => {
    const texts: string[] = [];
    for (const path of ['/managers', '/turnover']) {
      await page.goto(server.address + path, { waitUntil: 'networkidle' });
      await settled(page);
      texts.push(await page.getByRole('main').innerText());
    }
    await page.goto(`${server.address}/data`);
    return texts;
  };

  it('are recognised when dropped: a preset, the two sheets of a workbook, and a semicolon file in windows-1250', async () => {
    const files = [
      await write('personio.csv', personio({ '7008': { hired: '2015-02-30' } })),
      await write('people.xlsx', WORKBOOK),
      await write('plant.csv', PLANT),
    ];
    await dropFiles(page, page.getByLabel('Drop files here'), files);
    await region('personio.csv').getByText('Why: Personio employees and employments').waitFor();
    await region('people.xlsx: Absences').getByText('2 rows').waitFor();
    await region('people.xlsx: Training').getByText('1 row').waitFor();
    const source = await region('plant.csv').getByText('6 rows').innerText();
    expect(source).toContain('separated by semicolons');
    expect(source).toContain('windows-1250');
    await region('plant.csv').getByText('Łukasz Dąbrowski').waitFor();
    expect(await button('Show what would change').isDisabled()).toBe(true);
    await page.getByText('1 question to answer first.').waitFor();
    await sound();
  });

  it('that cannot be read in the way asked for stand as before, and need not be dropped again', async () => {
    const plant = region('plant.csv');
    await press(page, plant.getByText('Letters look wrong'), 'Enter');
    await choose(page, plant.getByLabel('Encoding'), 'utf-8');
    await plant.getByRole('alert').waitFor();
    expect(await plant.getByRole('alert').innerText()).toContain('read as before');
    await plant.getByText('Łukasz Dąbrowski').waitFor();
    await sound();
    await tabTo(page, plant.getByLabel('Row of the header'));
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await plant.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('ask for the order of dates that only a person can decide', async () => {
    const dayFirst = region('plant.csv').getByRole('radio', { name: 'Day first' });
    await press(page, dayFirst, 'Space');
    await dayFirst.waitFor({ state: 'detached' });
    await toPreview(/^Would store \d+ new rows, reject 1$/);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('show first what would change, and ask who a name with two manager ids is', async () => {
    await page.getByText('Nothing is stored yet.').waitFor();
    const question = page.getByRole('group', { name: /Anna Wiśniewska has the manager ids 41, 52/ });
    await tabTo(page, question.getByRole('radio', { name: 'One person' }));
    await page.keyboard.press('ArrowRight');
    await region('Worth knowing')
      .getByText(/Anna Wiśniewska stands beside the manager ids 41 and 52: a person each/)
      .waitFor();
    expect(await rowsOf('personio.csv')).toEqual(['roster', '8', '7', '0', '0', '1']);
    expect(await rowsOf('plant.csv')).toEqual(['roster', '6', '6', '0', '0', '0']);
    await sound();
  });

  it('are stored at once, with progress, and end in a receipt', async () => {
    const seen = page.waitForFunction(`new Promise((found) => new MutationObserver(() => {
      if (document.querySelector('progress[aria-label=Import]')) found(true);
    }).observe(document.body, { childList: true, subtree: true }))`);
    await press(page, button('Import'), 'Enter');
    await seen;
    await headed(/^Stored \d+ new rows, rejected 1$/);
    await page.getByText(/^Import \d+\. All of it was stored at once\.$/).waitFor();
    expect(await region('Rejected rows').innerText()).toContain('2015-02-30');
    await sound();
  });

  it('give back the rejected row as a file that, put right and dropped again, completes them', async () => {
    const download = page.waitForEvent('download');
    await press(page, page.getByRole('link', { name: 'Download the rejected rows of personio.csv' }), 'Enter');
    const rejected = join(folder, (await download).suggestedFilename());
    await (await download).saveAs(rejected);
    const text = await readFile(rejected, 'utf8');
    expect(text.trim().split('\n')).toHaveLength(2);
    await writeFile(rejected, text.replace('2015-02-30', '2015-05-01'));
    await press(page, button('Import more'), 'Enter');
    await add(rejected);
    await toPreview(/^Would store 1 new row$/);
    await press(page, button('Import'), 'Enter');
    await headed('Stored 1 new row');
    await press(page, button('Import more'), 'Enter');
    await add(await write('personio.csv', personio()));
  });

  it('that are all here already have nothing to import', async () => {
    await toPreview(/^Nothing new: all of this is already here$/);
    expect(await button('Import').count()).toBe(0);
    await press(page, button('Back to the files'), 'Enter');
    await press(page, button('Take out personio.csv'), 'Enter');
    before = await numbers();
  });

  it('of a later day show new, changed and unchanged rows, who would leave, and a date whose day and month changed places', async () => {
    const differs = { '7003': { hired: '2010-01-05' }, '7004': { left: '2020-06-30' } };
    await add(await write('personio.csv', personio(differs, ['Rita Sand'])));
    await toPreview(/^Would store 1 new and 2 changed rows$/);
    expect(await rowsOf('personio.csv')).toEqual(['roster', '9', '1', '2', '6', '0']);
    expect(await region('Who would leave').innerText()).toContain('Hugo Iser (30 Jun 2020)');
    const examples = region('Examples of what changes');
    const swapped = await cells(examples.getByRole('row').filter({ hasText: 'hire date' }));
    expect(swapped).toEqual(['Gabi Horn: hire date', '2010-05-01', '2010-01-05 day and month change places']);
    await examples
      .getByRole('alert')
      .filter({ hasText: /here only swaps? day and month/ })
      .waitFor();
    await sound();
    await press(page, button('Import'), 'Enter');
    await headed('Stored 1 new and 2 changed rows');
  });

  it('stand in the list of imports, and the latest is taken back once that is confirmed', async () => {
    expect(await numbers()).not.toEqual(before);
    const name = (await button(/^Undo import/).innerText()).replace('…', '');
    await press(page, button(`${name}…`), 'Enter');
    const question = region(name);
    await question.getByText(/is taken back/).waitFor();
    expect(await question.innerText()).toContain('1 row it added is removed, 2 rows it changed are put back as before');
    await sound();
    await press(page, question.getByRole('button', { name }), 'Enter');
    await page.getByText(`${name.replace('Undo import', 'Import')} is undone.`).waitFor();
    expect(await button(/^Undo import \d+…$/).innerText()).not.toBe(`${name}…`);
    await sound();
    expect(await numbers()).toEqual(before);
  });

  it('that end more than one employment in five are held until that is confirmed', async () => {
    const left = { left: '2020-09-30' };
    const differs = { '7003': left, '7004': left, '7005': left, '7006': left };
    await add(await write('personio.csv', personio(differs)));
    await toPreview(/^Would store 4 changed rows$/);
    expect(await page.getByRole('alert').innerText()).toContain('4 of 14 open employments would end');
    expect(await button('Import').isDisabled()).toBe(true);
    await sound();
    await press(page, page.getByRole('checkbox', { name: 'I have checked this, and it is right' }), 'Space');
    await press(page, button('Import'), 'Enter');
    await headed('Stored 4 changed rows');
    await press(page, button('Import more'), 'Enter');
    held = await numbers();
  });

  it('with a manager whose name two people share ask which of them is meant, once', async () => {
    await add(await write('north.csv', NORTH));
    await toPreview(/^Would store 4 new rows$/);
    const question = page.getByRole('group', { name: 'Ina Berg manages people in north.csv. Who is that?' });
    expect(await question.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await button('Import').isDisabled()).toBe(true);
    await sound();
    await tabTo(page, question.getByRole('radio').first());
    await page.keyboard.press('ArrowDown');
    await region('Worth knowing').getByText('Ina Berg is N2, as told.').waitFor();
    expect(await question.getByRole('radio', { name: 'Ina Berg (N2), Head, Care' }).isChecked()).toBe(true);
    await press(page, button('Import'), 'Enter');
    await headed('Stored 4 new rows');
    await press(page, button('Import more'), 'Enter');
    await add(await write('north.csv', NORTH));
    await toPreview(/^Nothing new: all of this is already here$/);
    expect(await question.getByRole('radio', { name: 'Ina Berg (N2), Head, Care' }).isChecked()).toBe(true);
    await press(page, button('Back to the files'), 'Enter');
    await press(page, button('Take out north.csv'), 'Enter');
  });

  it('of quotas ask which forecast type counts and what a quota is for', async () => {
    await add(await write('quotas.csv', QUOTAS));
    const quotas = region('quotas.csv');
    await quotas.getByText('2 questions to answer before going on').waitFor();
    await choose(page, quotas.getByLabel('Only rows with this ForecastingTypeId'), 'type-a');
    await choose(page, quotas.getByLabel('Each quota is for'), 'a q');
    await quotas.getByText('to answer before going on').waitFor({ state: 'detached' });
    await sound();
    await toPreview(/^Would store 2 new rows$/);
    expect(await rowsOf('quotas.csv')).toEqual(['quotas', '2', '2', '0', '0', '0']);
    await press(page, button('Import'), 'Enter');
    await headed('Stored 2 new rows');
    await press(page, button('Import more'), 'Enter');
  });

  it('of scores of groups ask for their scale and the day the wave closed, also on a phone', async () => {
    await add(await write('pulse.csv', SCORES));
    const pulse = region('pulse.csv');
    await pulse.getByText('2 questions to answer before going on').waitFor();
    await sound();
    await page.setViewportSize(PHONE);
    await choose(page, pulse.getByLabel('Scale of Average score').last(), '1 to 5');
    const day = pulse.getByLabel('Day the wave closed').last();
    await day.fill('2020-05-31');
    await pulse.getByText('to answer before going on').waitFor({ state: 'detached' });
    await page.setViewportSize(DESK);
    await toPreview(/^Would store 3 new rows$/);
    expect(await rowsOf('pulse.csv')).toEqual(['survey scores', '3', '3', '0', '0', '0']);
    await press(page, button('Import'), 'Enter');
    await headed('Stored 3 new rows');
    await press(page, button('Import more'), 'Enter');
  });

  it('are taken back with all that came after them by going back to one', async () => {
    expect(await numbers()).not.toEqual(held);
    const latest = Number((await button(/^Undo import \d+…$/).innerText()).match(/\d+/)![0]);
    await choose(page, page.getByLabel('Go back to'), `import ${latest - 2}`);
    await press(page, button(`Undo import ${latest - 2}…`), 'Enter');
    const question = region(`Undo import ${latest - 2}`);
    await question.getByText('What came after it was worked out on what it left, and goes with it:').waitFor();
    const later = await question.getByRole('listitem').allInnerTexts();
    expect(later.map((text) => text.match(/^Import (\d+)/)?.[1])).toEqual([`${latest - 1}`, `${latest}`]);
    await sound();
    await press(page, question.getByRole('button', { name: 'Undo these imports' }), 'Enter');
    await page.getByText(`Imports ${latest - 2}, ${latest - 1}, ${latest} are undone.`).waitFor();
    expect(await button(/^Undo import \d+…$/).innerText()).toBe(`Undo import ${latest - 3}…`);
    expect(await numbers()).toEqual(held);
  });

  it('are reported for months that can be chosen on a phone', async () => {
    await page.goto(`${server.address}/turnover`, { waitUntil: 'networkidle' });
    await sound();
    const months = page.locator('main input[type=month]');
    expect(await months.count()).toBe(2);
    await page.setViewportSize(PHONE);
    for (const field of await months.all()) {
      const { x, width } = (await field.boundingBox())!;
      expect(x + width).toBeLessThanOrEqual(PHONE.width);
      expect(width).toBeGreaterThanOrEqual(100);
    }
    await page.setViewportSize(DESK);
  });

  it('meet no error in the console on the way, but for the way of reading that was refused', () => {
    expect(problems.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
  });
});
