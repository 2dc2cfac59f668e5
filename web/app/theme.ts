import { createTheme } from '@mantine/core';

const systemFont = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';

/** White text on shade 8 has a contrast of 6.6 in either scheme; data colours are in app.css, apart from these. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.25,
  fontFamily: systemFont,
  headings: { fontFamily: systemFont, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  colors: {
    pine: [
      '#eef6f5',
      '#d9ebe8',
      '#b3d7d2',
      '#8bc4bc',
      '#6ab3aa',
      '#55a89f',
      '#479c93',
      '#317c75',
      '#1f6660',
      '#0f4f4a',
    ],
  },
});
