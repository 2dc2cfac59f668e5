import { join } from 'node:path';
import { openBrowser } from '#test/e2e/chromium.ts';
import { startServer } from '#test/e2e/runningServer.ts';
import { loadSample, setUpOwner } from '#test/e2e/setUp.ts';

/** `npx tsx docs/takeScreenshot.ts`: the README's picture, of the sample organisation. */
const server = await startServer();
const browser = await openBrowser();
try {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
  });
  await setUpOwner(server, context);
  await loadSample(server, context);
  const page = await context.newPage();
  await page.goto(server.address, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.screenshot({ path: join(import.meta.dirname, 'overview.png') });
} finally {
  await browser.close();
  await server.stop();
}
