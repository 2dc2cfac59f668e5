import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until nothing of the page is on its way any more: what is looked at before that is half a page. */
export async function settled(page: Page): Promise<void> {
  const underWay = page.locator('[aria-busy="true"]').or(page.getByText('Loading…'));
  await expect.poll(() => underWay.count()).toBe(0);
}
