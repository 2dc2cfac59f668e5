import type { ExitComparison, ExitComparisonRequest } from '#server/peers/exitComparison.ts';
import type { Snapshot } from './snapshot.ts';

const KEPT = 64;

/** Remembers comparisons per snapshot version and request, the latest 64 of them, also while they are being computed. */
export function comparisons(compute: (snapshot: Snapshot, request: ExitComparisonRequest) => Promise<ExitComparison>) {
  const known = new Map<string, Promise<ExitComparison>>();
  return (snapshot: Snapshot, request: ExitComparisonRequest): Promise<ExitComparison> => {
    const key = JSON.stringify([snapshot.version, request.by, request.from, request.to, request.exits]);
    const found = known.get(key);
    if (found) return found;
    const made = compute(snapshot, request);
    known.set(key, made);
    made.catch(() => known.delete(key));
    if (known.size > KEPT) known.delete(known.keys().next().value!);
    return made;
  };
}
