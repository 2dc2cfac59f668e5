import type { ShownTogether } from './shownTogether.ts';

/** One way of adding and subtracting that the cells have to stand up to, and what each candidate is in its classes. */
export interface Reckoning {
  readonly together: ShownTogether;
  readonly cells: readonly (readonly number[])[];
}

/** Places of the candidates that are shown, and of the others the place of the reckoning that refused each. */
export interface Choice {
  readonly shown: ReadonlySet<number>;
  readonly refusedBy: ReadonlyMap<number, number>;
}

/**
 * Which cells may be shown together? Each is tried in its turn and shown if, with those before it, it stands up to every reckoning: nothing
 * hidden could be shown on top. At last come those that the first reckoning can tell from the shown ones anyway; they say nothing new.
 */
export function chosenCells(reckonings: readonly [Reckoning, ...Reckoning[]]): Choice {
  const shown = new Set<number>();
  const refusedBy = new Map<number, number>();
  const [{ cells, together }] = reckonings;
  for (const at of cells.keys()) {
    const refusing = reckonings.findIndex((one) => !one.together.tryToShow(one.cells[at]));
    if (refusing < 0) shown.add(at);
    else {
      refusedBy.set(at, refusing);
      for (const passed of reckonings.slice(0, refusing)) passed.together.takeBack();
    }
  }
  for (const at of refusedBy.keys()) {
    if (!together.determines(cells[at])) continue;
    shown.add(at);
    refusedBy.delete(at);
  }
  return { shown, refusedBy };
}
