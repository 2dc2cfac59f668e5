/** jsdom lays nothing out, so nothing is ever resized; charts then draw at the width they have before measuring, 640 px. */
class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= StillResizeObserver;
