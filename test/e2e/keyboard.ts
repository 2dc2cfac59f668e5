import type { Locator, Page } from 'playwright-core';

const MOST_STEPS = 150;

/** Goes on with Tab until the control has the focus, as somebody without a mouse does; after the end it begins at the top. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor({ state: 'attached' });
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await control.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way to ${control.toString()} by the keyboard`);
}

/** Goes to a control and presses a key on it. */
export async function press(page: Page, control: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** Goes to a list of choices and takes one by its first letters. */
export async function choose(page: Page, list: Locator, letters: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(letters);
}

/** Lets go of files over a place of the page, as dragging them from a folder does. */
export async function dropFiles(page: Page, place: Locator, files: string[]): Promise<void> {
  await place.scrollIntoViewIfNeeded();
  const box = (await place.boundingBox())!;
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files, dragOperationsMask: 1 },
    });
  }
  await session.detach();
}
