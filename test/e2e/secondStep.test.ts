import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appCode } from '#test/factories/appCode.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { openBrowser } from './chromium.ts';
import { press, tabTo } from './keyboard.ts';
import { type RunningServer, startServer } from './runningServer.ts';
import { OWNER, setUpOwner } from './setUp.ts';

const PHONE = { width: 390, height: 844 };

/** The page with this heading, which has nothing a screen reader would stumble over and is no wider than a phone. */
async function arrived(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect([title, ...(await accessibilityFaults(page))]).toEqual([title]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
}

/** The code of the next half minute, which is right already: the one of this may have been used. */
const nextCode = (secret: string) => appCode(secret, new Date(Date.now() + 30_000));
const shownSecret = async (page: Page): Promise<string> => {
  const text = await page.getByText(/^([A-Z2-7]{4} ){12}[A-Z2-7]{4}$/).innerText();
  return text.replaceAll(' ', '');
};

describe('a second step at sign-in, through the page on a phone', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let context: BrowserContext;
  let secret: string;
  let codes: string[];
  const refused: string[] = [];

  const opened = async (): Promise<BrowserContext> => {
    const made = await browser.newContext({ viewport: PHONE, locale: 'en-GB', acceptDownloads: true });
    made.setDefaultTimeout(30_000);
    made.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
    });
    return made;
  };
  const givePassword = async (): Promise<void> => {
    await page.goto(`${server.address}/account`);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail').fill(OWNER.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Second step' }).waitFor();
  };
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    context = await opened();
    page = await context.newPage();
    await setUpOwner(server, context);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('is set up by the keyboard alone: password, key, code, and recovery codes that are saved', async () => {
    await page.goto(`${server.address}/account`);
    await arrived(page, 'Your account');
    await tabTo(page, page.getByLabel('Your password, once more'));
    await page.keyboard.type(OWNER.password);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /^QR code/ }).waitFor();
    secret = await shownSecret(page);
    await arrived(page, 'Your account');
    const picture = await page.getByRole('img', { name: /^QR code/ }).evaluate((image: HTMLImageElement) => ({
      drawn: image.complete && image.naturalWidth > 0,
      text: decodeURIComponent(image.src),
    }));
    expect([picture.drawn, picture.text.includes('<svg')]).toEqual([true, true]);
    await tabTo(page, page.getByLabel('Type the code it shows'));
    await page.keyboard.type(appCode(secret, new Date()));
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Recovery codes' }).waitFor();
    codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    await arrived(page, 'Your account');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      press(page, page.getByRole('button', { name: 'Download' }), 'Enter'),
    ]);
    expect([file.suggestedFilename(), await readFile(await file.path(), 'utf8')]).toEqual([
      'bellwether-recovery-codes.txt',
      `${codes.join('\n')}\n`,
    ]);
    await press(page, page.getByRole('button', { name: 'I have kept them' }), 'Enter');
    await page.getByText(/^On since .*10 recovery codes are left\.$/).waitFor();
    await page.reload();
    await arrived(page, 'Your account');
    expect(await page.getByText(codes[0]).count()).toBe(0);
  });

  it('is asked for after the password, also after a reload, and the right code leads on to the page that was wanted', async () => {
    await context.clearCookies();
    await givePassword();
    await arrived(page, 'Second step');
    await page.reload();
    await arrived(page, 'Second step');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('autocomplete')))
      .toBe('one-time-code');
    const next = nextCode(secret);
    await page.keyboard.type(next === '000000' ? '000001' : '000000');
    await page.keyboard.press('Enter');
    await page.getByText('This code is not right, or was used before.').waitFor();
    await page.keyboard.type(next);
    await page.keyboard.press('Enter');
    await arrived(page, 'Your account');
  });

  it('takes a recovery code in place of one, once', async () => {
    await context.clearCookies();
    await givePassword();
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.keyboard.type(codes[4]);
    await page.keyboard.press('Enter');
    await page.getByText(/9 recovery codes are left\.$/).waitFor();
    await context.clearCookies();
    await givePassword();
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.keyboard.type(codes[4]);
    await page.keyboard.press('Enter');
    await page.getByText('This code is not right, or was used before.').waitFor();
    await page.keyboard.type(codes[5]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByText(/8 recovery codes are left\.$/).count()).toBe(1);
  });

  it('asked of everybody, is set up by somebody new right after their password, before any page', async () => {
    await page.goto(`${server.address}/admin/people`);
    await page.getByRole('button', { name: 'Ask it of everybody who signs in with a password' }).click();
    await page.getByRole('button', { name: 'Ask it of nobody any more' }).waitFor();
    await arrived(page, 'People and roles');
    const made = await context.request.post(`${server.address}/api/invitations`, {
      data: { email: 'nia@example.com', roles: ['hr'] },
    });
    const other = await opened();
    const own = await other.newPage();
    await own.goto(((await made.json()) as { link: string }).link);
    await own.getByLabel('Your name').fill('Nia New');
    await own.getByRole('textbox', { name: 'Password' }).fill('quiet otters swim upstream');
    await own.getByRole('button', { name: 'Create my account' }).click();
    await arrived(own, 'Set up a second step');
    await own.goto(`${server.address}/turnover`);
    await arrived(own, 'Set up a second step');
    expect((await other.request.get(`${server.address}/api/turnover`)).status()).toBe(401);
    await own.getByLabel('Your password, once more').fill('quiet otters swim upstream');
    await own.keyboard.press('Enter');
    await own.getByRole('img', { name: /^QR code/ }).waitFor();
    await arrived(own, 'Set up a second step');
    await own.getByLabel('Type the code it shows').fill(appCode(await shownSecret(own), new Date()));
    await own.keyboard.press('Enter');
    await arrived(own, 'Keep your recovery codes');
    await own.getByRole('button', { name: 'I have kept them' }).click();
    await expect.poll(() => new URL(own.url()).pathname).toBe('/turnover');
    await own.getByRole('button', { name: 'Menu' }).click();
    await own.getByRole('link', { name: 'Nia New' }).waitFor();
    await other.close();
  });

  it('is reset for somebody who lost their phone, and no rule for what pages may do was broken on the way', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Change Nia New' }).click();
    await page.getByLabel('Why, for the audit log').fill('lost the phone');
    await page.getByRole('button', { name: 'Reset the second step' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Reset the second step' }).count()).toBe(0);
    await arrived(page, 'People and roles');
    await page.goto(`${server.address}/admin/audit`);
    await page.getByText('lost the phone').first().waitFor();
    expect(refused).toEqual([]);
  });
});
