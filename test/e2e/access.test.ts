import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, type IdentityProvider, identityProvider } from '#test/factories/identityProvider.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { openBrowser } from './chromium.ts';
import { press, tabTo } from './keyboard.ts';
import { type RunningServer, startServer } from './runningServer.ts';
import { OWNER, setUpOwner } from './setUp.ts';

/** The page with this heading, which has nothing a screen reader would stumble over. */
const arrived = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect([title, ...(await accessibilityFaults(page))]).toEqual([title]);
};

describe('letting people in, through the page', () => {
  let server: RunningServer;
  let provider: IdentityProvider;
  let browser: Browser;
  let owner: Page;
  let link: string;

  const opened = async (): Promise<{ page: Page; context: BrowserContext }> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return { page, context };
  };
  beforeAll(async () => {
    server = await startServer({ BELLWETHER_OIDC_SECRET: CLIENT.secret });
    provider = await identityProvider(`${server.address}/api/auth/callback/single-sign-on`);
    browser = await openBrowser();
    const { page, context } = await opened();
    owner = page;
    await setUpOwner(server, context);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    provider.close();
    await server.stop();
  });

  it('an administrator makes a link for somebody by the keyboard alone', async () => {
    await owner.goto(`${server.address}/admin/people`);
    await arrived(owner, 'People and roles');
    await tabTo(owner, owner.getByLabel('E-mail', { exact: true }));
    await owner.keyboard.type('nia@example.com');
    await press(owner, owner.getByRole('checkbox', { name: /^executive/ }), 'Space');
    await press(owner, owner.getByRole('button', { name: 'Make a link', exact: true }), 'Enter');
    link = await owner.getByText(`${server.address}/invitation#`).innerText();
    expect(link).toMatch(/#[\w-]{43}$/);
    await owner.getByRole('row', { name: /nia@example.com/ }).waitFor();
    await arrived(owner, 'People and roles');
  });

  it('the invited chooses a name and a password, once', async () => {
    const { page, context } = await opened();
    await page.goto(link);
    await arrived(page, 'Welcome to Bellwether');
    await page.getByLabel('Your name').fill('Nia New');
    await page.getByRole('textbox', { name: 'Password' }).fill('password1234!');
    await page.getByRole('button', { name: 'Create my account' }).click();
    await page.getByText('tried first').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('quiet otters swim upstream');
    await page.getByRole('button', { name: 'Create my account' }).click();
    await page.getByRole('link', { name: 'Nia New' }).waitFor();
    await context.close();
    const again = await opened();
    await again.page.goto(link);
    await arrived(again.page, 'This link cannot be used');
    expect(await again.page.getByRole('alert').innerText()).toContain('a new one');
    await again.context.close();
  });

  it('roles are changed and the account is disabled, on the same page', async () => {
    await owner.reload();
    await owner.getByRole('button', { name: 'Change Nia New' }).click();
    await owner.getByRole('heading', { name: 'Change Nia New' }).waitFor();
    await arrived(owner, 'People and roles');
    await owner.getByRole('button', { name: 'Disable this account' }).click();
    await expect.poll(() => owner.getByRole('row', { name: /Nia New.*disabled/ }).count()).toBe(1);
  });

  it('single sign-on is set, and somebody comes in through a real provider with the roles of their groups', async () => {
    await owner.goto(`${server.address}/admin/single-sign-on`);
    await arrived(owner, 'Single sign-on');
    await owner.getByLabel(/^Name on the button/).fill('Example Identity');
    await owner.getByLabel(/^Issuer/).fill(provider.issuer);
    await owner.getByLabel('Client id').fill(CLIENT.clientId);
    await owner.getByLabel(/^Claim that lists/).fill('groups');
    await owner.getByLabel(/^Roles of groups/).fill('people = hr');
    await owner.getByRole('checkbox').check();
    await owner.getByRole('button', { name: 'Save' }).click();
    await owner.getByRole('button', { name: 'Turn single sign-on off' }).waitFor();
    provider.is({ sub: 'v1', email: 'vera@example.com', email_verified: true, name: 'Vera Vane', groups: ['people'] });
    const { page, context } = await opened();
    await page.goto(`${server.address}/turnover`);
    await arrived(page, 'Sign in');
    await page.getByRole('button', { name: 'Sign in with Example Identity' }).click();
    await page.getByRole('link', { name: 'Vera Vane' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/turnover');
    await page.getByRole('region', { name: 'Your account' }).getByText('hr').waitFor();
    await context.close();
    provider.is({ sub: 'v2', email: 'wim@example.com', groups: ['elsewhere'] });
    const other = await opened();
    await other.page.goto(`${server.address}/sign-in`);
    await other.page.getByRole('button', { name: 'Sign in with Example Identity' }).click();
    await other.page.getByText('None of your groups has a role here.').waitFor();
    await other.context.close();
  });

  it('tokens are made and revoked', async () => {
    await owner.goto(`${server.address}/admin/tokens`);
    await owner.getByLabel('What it is for').fill('Entra');
    await owner.getByRole('button', { name: 'Make a token for SCIM' }).click();
    await owner.getByText(/^bellwether_1_/).waitFor();
    await owner.getByRole('button', { name: 'Revoke Entra' }).click();
    await expect.poll(() => owner.getByRole('row', { name: /Entra.*revoked/ }).count()).toBe(1);
    await arrived(owner, 'Tokens');
  });

  it.each([
    ['/admin/people', 'People and roles'],
    ['/admin/single-sign-on', 'Single sign-on'],
    ['/admin/tokens', 'Tokens'],
    ['/admin/confidentiality', 'Confidentiality of surveys'],
    ['/admin/audit', 'Audit log'],
    ['/admin/rights', 'People’s rights and retention'],
    ['/account', 'Your account'],
  ])('%s fits a phone', async (path, title) => {
    const page = await owner.context().newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${server.address}${path}`);
    await arrived(page, title);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });

  it('signing out everywhere ends the session of another browser', async () => {
    const { page, context } = await opened();
    const body = { email: OWNER.email, password: OWNER.password };
    await context.request.post(`${server.address}/api/session`, { data: body });
    await page.goto(`${server.address}/account`);
    await arrived(page, 'Your account');
    await owner.goto(`${server.address}/account`);
    await owner.getByRole('button', { name: 'Sign out everywhere' }).click();
    await owner.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await context.close();
  });
});
