import type { Database } from '#server/db/database.ts';
import { compareExits } from '#server/peers/compareExits.ts';
import { comparisons } from './comparisons.ts';
import type { Facts } from './facts.ts';
import { readSnapshot } from './readSnapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** Facts read and compared on the calling thread: for the command line, which has nobody else to keep waiting. */
export function inlineFacts(db: Database): Facts {
  let snapshot: Snapshot | undefined;
  return {
    current: () => snapshot,
    async refresh() {
      const fresh = await readSnapshot(db);
      // Two refreshes at once may end in either order.
      if (snapshot === undefined || fresh.version >= snapshot.version) snapshot = fresh;
      return snapshot;
    },
    compareExits: comparisons((of, request) => Promise.resolve(compareExits(of, request))),
    close: () => Promise.resolve(),
  };
}
