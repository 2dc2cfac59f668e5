import type { Database } from '#server/db/database.ts';
import type { Facts } from './facts.ts';
import { publishedVersion } from './readSnapshot.ts';

const EVERY_MS = 2_000;

/** Refreshes the facts when another process has published newer ones. Only a PostgreSQL can have another process. */
export function watchPublication(db: Database, facts: Facts, report: (error: unknown) => void): () => void {
  if (db.engine === 'pglite') return () => {};
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      const current = facts.current();
      if (current && (await publishedVersion(db)) !== current.version) await facts.refresh();
    } catch (error) {
      report(error);
    } finally {
      busy = false;
    }
  }, EVERY_MS);
  return () => clearInterval(timer);
}
