import type { ViewAsResponse } from '#shared/contract/viewAs.ts';

/** Kept for this tab only, so that it lasts over a reload and not over a new window. */
const KEPT = 'bellwether.viewing';

let viewed = kept();
const listeners = new Set<() => void>();

/** Whose view is shown instead of one's own; `undefined` for one's own. Kept over a reload of the tab; signing in begins with one's own. */
export const viewing = (): ViewAsResponse | undefined => viewed;

export function setViewing(next: ViewAsResponse | undefined): void {
  viewed = next;
  if (next === undefined) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, JSON.stringify(next));
  for (const tell of listeners) tell();
}

/** Calls back at each change until the returned function is called. */
export function watchViewing(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function kept(): ViewAsResponse | undefined {
  const text = sessionStorage.getItem(KEPT);
  return text === null ? undefined : (JSON.parse(text) as ViewAsResponse);
}
