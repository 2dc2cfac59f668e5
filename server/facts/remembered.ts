import type { Snapshot } from './snapshot.ts';

/** Remembers what was worked out of a snapshot, the latest `kept` of it by key, also while it is being worked out; a failure is not kept. */
export function remembered<T>(kept: number): (snapshot: Snapshot, key: string, work: () => Promise<T>) => Promise<T> {
  const known = new WeakMap<Snapshot, Map<string, Promise<T>>>();
  return (snapshot, key, work) => {
    const ofSnapshot = known.get(snapshot) ?? new Map<string, Promise<T>>();
    known.set(snapshot, ofSnapshot);
    const found = ofSnapshot.get(key);
    if (found !== undefined) return found;
    const made = work();
    ofSnapshot.set(key, made);
    made.catch(() => ofSnapshot.delete(key));
    if (ofSnapshot.size > kept) ofSnapshot.delete(ofSnapshot.keys().next().value!);
    return made;
  };
}
