import { configure } from '@testing-library/react';

/** What the page asks of a browser and jsdom does not have: no media query matches, nothing changes size, nothing scrolls. */
class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= StillResizeObserver;

globalThis.matchMedia ??= (media) => ({
  media,
  matches: false,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
});

globalThis.scrollTo = () => {};

// A busy machine needs longer than the second that is usual to load a lazy page.
configure({ asyncUtilTimeout: 10_000 });
