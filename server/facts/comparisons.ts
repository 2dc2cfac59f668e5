import type { ExitComparison, ExitComparisonRequest } from '#server/peers/exitComparison.ts';
import { remembered } from './remembered.ts';
import type { Snapshot } from './snapshot.ts';

/** Remembers comparisons per snapshot and request. */
export function comparisons(compute: (snapshot: Snapshot, request: ExitComparisonRequest) => Promise<ExitComparison>) {
  const known = remembered<ExitComparison>(64);
  return (snapshot: Snapshot, request: ExitComparisonRequest): Promise<ExitComparison> => {
    const { by, from, to, exits } = request;
    return known(snapshot, JSON.stringify([by, from, to, exits]), () => compute(snapshot, request));
  };
}
