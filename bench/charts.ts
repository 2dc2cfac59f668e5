import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';

/** Paint and hover of a funnel of 10,000 points in Chromium: `CHROMIUM=/path npx tsx bench/charts.ts [screenshot.png]`. */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const POINTS = 10_000;
const bars = { paint: 100, hover: 33 };

const quantile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

async function paintTimes(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < 22; run++) times.push(await page.evaluate((count) => window.paint(count), POINTS));
  return times.slice(2);
}

async function hoverTimes(page: Page): Promise<number[]> {
  for (let step = 0; step < 200; step++) await page.mouse.move(80 + ((step * 37) % 800), 60 + ((step * 23) % 380));
  return (await page.evaluate(() => window.hovers)).slice(10);
}

const folder = await mkdtemp(join(tmpdir(), 'bellwether-charts-'));
const root = fileURLToPath(new URL('./charts', import.meta.url));
await build({ root, configFile: false, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
const server = await preview({
  root,
  configFile: false,
  build: { outDir: folder },
  preview: { host: '127.0.0.1', port: 0 },
});
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  const paint = await paintTimes(page);
  const hover = await hoverTimes(page);
  console.table({
    'paint, ms': { p50: quantile(paint, 0.5).toFixed(1), p95: quantile(paint, 0.95).toFixed(1), bar: bars.paint },
    'hover, ms': { p50: quantile(hover, 0.5).toFixed(1), p95: quantile(hover, 0.95).toFixed(1), bar: bars.hover },
  });
  if (process.argv[2]) await page.screenshot({ path: process.argv[2] });
  if (quantile(paint, 0.5) > bars.paint || quantile(hover, 0.95) > bars.hover) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}
