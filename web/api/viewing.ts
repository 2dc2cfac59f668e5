import type { ViewAsResponse } from '#shared/contract/viewAs.ts';

let viewed: ViewAsResponse | undefined;
const listeners = new Set<() => void>();

/** Whose view is shown instead of one's own; `undefined` for one's own. Not kept over a reload: then it is one's own again. */
export const viewing = (): ViewAsResponse | undefined => viewed;

export function setViewing(next: ViewAsResponse | undefined): void {
  viewed = next;
  for (const tell of listeners) tell();
}

/** Calls back at each change until the returned function is called. */
export function watchViewing(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
