/**
 * Where do labels stand that want to be at these heights, when they need a distance between them and must stay between
 * lowest and highest? In the order given; each is moved as little as pushing from its neighbours demands.
 */
export function spreadApart(wanted: readonly number[], distance: number, lowest: number, highest: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b]);
  const heights = [...wanted];
  let floor = lowest;
  for (const index of order) {
    heights[index] = Math.max(heights[index], floor);
    floor = heights[index] + distance;
  }
  let ceiling = highest;
  for (const index of order.toReversed()) {
    heights[index] = Math.min(heights[index], ceiling);
    ceiling = heights[index] - distance;
  }
  return heights;
}
