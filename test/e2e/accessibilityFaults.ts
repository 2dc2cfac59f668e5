import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa'];

/** The rules of WCAG 2.1 AA that a page breaks once nothing of it is on its way, each with the first element that does. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await settled(page);
  if (page.frames().length > 1) throw new Error('A page within the page would not be looked at');
  // One document is looked at where it is; the usual way, for frames of other sites, takes twice as long.
  const looking = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(RULES);
  const { violations } = await looking.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}
