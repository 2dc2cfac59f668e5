import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Truth } from '#drizzle/sample/sampleOrganisation.ts';
import { writeSample } from '#drizzle/sample/writeSample.ts';
import { moraleResponse } from '#shared/contract/morale.ts';
import { latestOf } from '#web/morale/latestOf.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { openBrowser } from './chromium.ts';
import { type RunningServer, startServer } from './runningServer.ts';
import { settled } from './settled.ts';
import { OWNER } from './setUp.ts';

describe('from an empty database to the finding, through the page', () => {
  let folder: string;
  let truths: Truth[];
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-walk-'));
    truths = await writeSample(folder, { size: 'small', seed: 1 });
    server = await startServer();
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'UTC' });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });
  const heading = () => page.getByRole('heading', { level: 1 });
  const named = (kind: Truth['kind']) => truths.find((truth) => truth.kind === kind)!.manager!.name;

  it('sets up the owner through the printed link', async () => {
    await page.goto(server.setUpLink);
    await page.getByLabel('Your name').fill(OWNER.name);
    await page.getByLabel('E-mail').fill(OWNER.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password);
    await page.getByRole('button', { name: 'Create the owner' }).click();
    await page.getByRole('link', { name: 'Import your files' }).waitFor();
    expect(await heading().innerText()).toContain('Start with your files');
  });

  it('imports all files of an organisation at once, after showing what would change', async () => {
    await page.getByRole('link', { name: 'Import your files' }).click();
    const files = (await readdir(folder)).filter((name) => name.endsWith('.csv')).map((name) => join(folder, name));
    await page.locator('input[type=file]').setInputFiles(files);
    const preview = page.getByRole('button', { name: 'Show what would change' });
    await expect.poll(() => preview.isEnabled(), { timeout: 60_000 }).toBe(true);
    await preview.click();
    await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 60_000 });
    await page.getByRole('heading', { name: /^Stored [\d,]+ new rows/ }).waitFor({ timeout: 120_000 });
  });

  it('answers on the overview which teams need help, and names the burnt-out one', async () => {
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await expect.poll(() => heading().innerText(), { timeout: 60_000 }).toMatch(/teams needs? help/);
    await page.getByText(named('burnt-out team')).first().waitFor();
  });

  it('shows on the burnout watch what speaks for it, from two sources', async () => {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Burnout watch' }).click();
    const name = named('burnt-out team');
    await page.getByText('What usually helps').first().waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text).toContain(name);
    expect(text).not.toContain(named('unlucky small team'));
    expect(text).not.toContain(named('inherited bad team'));
  });

  it("leads to the manager's own page, with the expected number beside the exits", async () => {
    await page
      .getByRole('main')
      .getByRole('link', { name: named('burnt-out team') })
      .first()
      .click();
    await expect.poll(() => page.getByRole('main').innerText()).toMatch(/expected/);
    expect(page.url()).toContain('/managers/');
  });

  it.each(['/', '/managers', '/burnout', '/turnover', '/morale', '/ramp', '/practice', '/data'])(
    'has no accessibility fault at %s, in light and dark',
    async (path) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(server.address + path, { waitUntil: 'networkidle' });
        await heading().waitFor();
        expect([colorScheme, ...(await accessibilityFaults(page))]).toEqual([colorScheme]);
      }
    },
  );

  it.each(['/', '/managers', '/burnout', '/data'])('fits a phone at %s without scrolling sideways', async (path) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(server.address + path, { waitUntil: 'networkidle' });
    await heading().waitFor();
    await settled(page);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('saves the table of the Morale page with the numbers the server answered, cell by cell', async () => {
    const answered = page.waitForResponse((response) => /\/api\/morale\?.*wave=/.test(response.url()));
    await page.goto(`${server.address}/morale?by=manager`);
    const { rows, dimensions } = moraleResponse.parse(await (await answered).json());
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const [, ...lines] = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
    const saved = new Map(
      lines.map((line) => {
        const [name, ...cells] = [...line.matchAll(/"((?:[^"]|"")*)"|[^,]+/g)].map(([cell, quoted]) => quoted ?? cell);
        return [name, cells];
      }),
    );
    let scores = 0;
    for (const { manager, measures } of rows) {
      const told = dimensions.map((dimension) => latestOf(measures, dimension)?.score);
      scores += told.filter((score) => score !== undefined).length;
      const numbers = saved.get(manager!.name)!.map((cell) => (/^[\d.]+$/.test(cell) ? Number(cell) : undefined));
      expect([manager!.name, ...numbers]).toEqual([manager!.name, ...told]);
    }
    expect(scores).toBeGreaterThan(50);
  });

  it('asks to sign in again once the session has ended', async () => {
    await context.clearCookies();
    await page.goto(`${server.address}/managers`);
    await page.getByRole('button', { name: /sign in/i }).waitFor();
    expect(page.url()).toContain('sign-in');
  });

  it('meets no error in the console on the way, but for the refusal of the ended session', () => {
    expect(problems.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
