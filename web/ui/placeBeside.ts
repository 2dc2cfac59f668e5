/** The gap between the two, and the least distance to the window's edges, px. */
const GAP = 6;

/** Puts an open box under what it belongs to, above it where there is more room, and always inside the window. */
export function placeBeside(box: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const right = document.documentElement.clientWidth - width - GAP;
  const below = at.bottom + GAP + height <= window.innerHeight || at.top < window.innerHeight - at.bottom;
  box.style.left = `${Math.max(GAP, Math.min(at.left + at.width / 2 - width / 2, right))}px`;
  box.style.top = `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`;
}
