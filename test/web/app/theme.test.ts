import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { theme } from '#web/app/theme.ts';

/** Contrast with white by WCAG 2.2: 1.05 ÷ (relative luminance + 0.05). */
function contrastWithWhite(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe('a filled button', () => {
  it.each(['light', 'dark'] as const)('has white text with a contrast of at least 4.5 in the %s scheme', (scheme) => {
    const merged = mergeMantineTheme(DEFAULT_THEME, theme);
    const variables = defaultCssVariablesResolver(merged)[scheme];
    for (const name of ['filled', 'filled-hover']) {
      const shade = Number(/-(\d)\)$/.exec(variables[`--mantine-color-pine-${name}`] ?? '')?.[1]);
      expect(contrastWithWhite(merged.colors['pine'][shade])).toBeGreaterThan(4.5);
    }
  });
});
